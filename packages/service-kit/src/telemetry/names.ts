/**
 * Every span, metric and attribute of ours by name; dashboards, alerts and tests look for these. What the instrumentation
 * of gRPC, HTTP and PostgreSQL records has the names of OpenTelemetry's semantic conventions and is not repeated here.
 */
export const spanNames = {
  /** Outbox to broker, one span a batch. */
  publishEvents: 'tributary.events.publish',
  /** Broker to inbox, one span a batch. */
  receiveEvents: 'tributary.events.receive',
  /** One event's handler; its parent is the change that caused the event. */
  handleEvent: 'tributary.event.handle',
  /** One run of something a clock started. */
  runSchedule: 'tributary.schedule.run',
  /** From a record of a channel to its customer and lead; its parent is the arrival of the record. */
  settleIntake: 'tributary.intake.settle',
  /** The choice of the employee who gets a new lead. */
  assignLead: 'tributary.lead.assign',
} as const;

export const metricNames = {
  grpcServerSeconds: 'tributary_grpc_server_seconds',
  grpcServerRefusals: 'tributary_grpc_server_refusals_total',
  grpcServerCalls: 'tributary_grpc_server_calls_in_progress',
  grpcClientSeconds: 'tributary_grpc_client_seconds',
  grpcClientRetries: 'tributary_grpc_client_retries_total',
  eventsPublished: 'tributary_events_published_total',
  eventsHandled: 'tributary_events_handled_total',
  outboxWaiting: 'tributary_outbox_waiting',
  outboxOldestSeconds: 'tributary_outbox_oldest_seconds',
  eventsParked: 'tributary_events_parked',
  eventsDead: 'tributary_events_dead',
} as const;

export const attributeNames = {
  /** Catalogue code of a refusal or error. */
  errorCode: 'tributary.error.code',
  /** `employee`, `integration`, `service` or `anonymous`; never who. */
  actorKind: 'tributary.actor.kind',
  /** The service that calls on somebody's behalf. */
  actorVia: 'tributary.actor.via',
  idempotentReplay: 'tributary.idempotent_replay',
  eventType: 'tributary.event.type',
  subscription: 'tributary.subscription',
  batchSize: 'tributary.batch.size',
} as const;
