export * from '../generated/tributary/servicedesk/v1/call_centre';
export * from '../generated/tributary/servicedesk/v1/service_desk';
