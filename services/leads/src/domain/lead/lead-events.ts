import type { EventData, EventType } from '@tributary/contracts';

type Named<T extends EventType> = { readonly [N in T]: { readonly type: N; readonly data: EventData[N] } }[T];

/** What can happen to a lead; each raises its version by one. */
export type LeadEventType = Extract<EventType, `tributary.leads.lead.${string}`>;
export type LeadEvent = Named<LeadEventType>;

export type CustomerSignalEvent = Named<'tributary.leads.customer-signal.received.v1'>;
export type IntakeRejectedEvent = Named<'tributary.leads.intake.rejected.v1'>;
