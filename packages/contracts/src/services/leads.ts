export * from '../generated/tributary/leads/v1/events';
export * from '../generated/tributary/leads/v1/import_service';
export * from '../generated/tributary/leads/v1/intake_service';
export * from '../generated/tributary/leads/v1/lead';
export * from '../generated/tributary/leads/v1/lead_service';
export * from '../generated/tributary/leads/v1/settings_service';
