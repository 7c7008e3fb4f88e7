export * from '../generated/tributary/directory/v1/approvals';
export * from '../generated/tributary/directory/v1/employees';
export * from '../generated/tributary/directory/v1/events';
export * from '../generated/tributary/directory/v1/sessions';
