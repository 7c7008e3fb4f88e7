import { type EventData, type EventType, eventCatalogue } from '@tributary/contracts';

/** One line of a customer's timeline (IN-6). Instants are UTC. */
export interface TimelineEntry {
  readonly customerId: string;
  readonly eventId: string;
  readonly type: string;
  /** The service that said it. */
  readonly department: string;
  readonly happenedAt: Date;
  readonly subjectId: string;
  /** What may be shown to whoever sees the customer: states, numbers and amounts, never contact data or what people wrote. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Fields of events that are told on, by name. Anything else stays behind. */
const told = new Set([
  ...['number', 'state', 'stage', 'kind', 'priority', 'score', 'entitlement', 'disposition', 'direction', 'durationSeconds'],
  ...['fromTier', 'toTier', 'amount', 'total', 'received', 'outstanding', 'invoiced', 'completeness', 'intent', 'probability'],
  ...['firstTouchCampaign', 'lastTouchCampaign'],
]);

/** Where an event tells of something that happened before it was published: a form of last night, a contract signed on paper. */
const happenedAtField: Partial<Record<EventType, string>> = {
  'tributary.leads.lead.created.v1': 'occurredAt',
  'tributary.leads.lead.enriched.v1': 'occurredAt',
  'tributary.leads.lead.followed-up.v1': 'at',
  'tributary.leads.customer-signal.received.v1': 'occurredAt',
  'tributary.sales.contract.signed.v1': 'signedAt',
  'tributary.service-desk.call.recorded.v1': 'endedAt',
};

/** Undefined for an event that is about no customer. */
export function timelineEntryOf<T extends EventType>(event: {
  readonly id: string;
  readonly type: T;
  readonly aggregate: string;
  readonly time: Date;
  readonly data: EventData[T];
}): TimelineEntry | undefined {
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  const customerId = data['customerId'];
  if (typeof customerId !== 'string' || customerId === '') return undefined;
  const facts = Object.entries(data).flatMap(([name, value]) => {
    const text = told.has(name) ? factText(value) : undefined;
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    customerId,
    eventId: event.id,
    type: event.type,
    department: eventCatalogue[event.type].service,
    happenedAt: happenedAtOf(event, data),
    subjectId: event.aggregate,
    facts: Object.fromEntries(facts),
  };
}

/** Never after the event was published: a clock elsewhere may be wrong. */
function happenedAtOf(event: { readonly type: EventType; readonly time: Date }, data: Readonly<Record<string, unknown>>): Date {
  const said = data[happenedAtField[event.type] ?? ''];
  return said instanceof Date && said < event.time ? said : event.time;
}

function factText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  // A score carries its total, an amount of money its currency.
  if (typeof value !== 'object' || value === null) return undefined;
  if ('amount' in value && 'currency' in value) return `${value.amount} ${value.currency}`;
  return 'total' in value && typeof value.total === 'number' ? String(value.total) : undefined;
}
