import type { EventType } from './events/event-catalogue';

/** In place of a list of types: whatever any service publishes, also what is invented later. */
export const everyServiceEvent = 'every service event';

/** In place of a list of types: whatever any channel publishes, also what nobody here has heard of, so that it can be told why not. */
export const everyChannelMessage = 'every channel message';

export type Wanted = readonly EventType[] | typeof everyServiceEvent | typeof everyChannelMessage;

/**
 * Who wants to know what: service → purpose → event types. One queue each, `<service>.<purpose>`.
 *
 * Every process that connects declares all of it, so that no event is lost because its consumer has not yet run.
 * Name a purpose by what the service does with the events; two purposes fail, wait and are replayed separately.
 */
export const subscriptions = {
  'master-data': {
    'customer-owners': ['tributary.sales.customer-owner.changed.v1'],
  },
  leads: {
    intake: everyChannelMessage,
    'customer-file': ['tributary.master-data.customer.merged.v1', 'tributary.master-data.customer.split.v1'],
    staff: ['tributary.directory.employee.changed.v1', 'tributary.directory.employee.left.v1'],
    'customer-owners': ['tributary.sales.customer-owner.changed.v1'],
  },
  sales: {
    'qualified-leads': ['tributary.leads.lead.qualified.v1'],
    approvals: ['tributary.directory.approval.decided.v1'],
    'customer-file': ['tributary.master-data.customer.merged.v1', 'tributary.master-data.customer.split.v1'],
    'price-list': ['tributary.inventory.product.changed.v1'],
    fulfilment: ['tributary.inventory.reservation.changed.v1'],
    'contract-money': [
      'tributary.finance.collection.approved.v1',
      'tributary.finance.collection.reversed.v1',
      'tributary.finance.invoice.issued.v1',
    ],
  },
  finance: {
    contracts: ['tributary.sales.contract.signed.v1'],
    approvals: ['tributary.directory.approval.decided.v1'],
    'customer-file': ['tributary.master-data.customer.merged.v1', 'tributary.master-data.customer.split.v1'],
  },
  'service-desk': {
    'customer-file': ['tributary.master-data.customer.merged.v1', 'tributary.master-data.customer.split.v1'],
    'customer-facts': ['tributary.sales.customer-owner.changed.v1', 'tributary.insights.tier.changed.v1'],
    entitlement: [
      'tributary.sales.order.state-changed.v1',
      'tributary.inventory.product.changed.v1',
      'tributary.finance.collection.approved.v1',
      'tributary.finance.collection.reversed.v1',
    ],
    staff: ['tributary.directory.employee.changed.v1'],
  },
  marketing: {
    touches: [
      'tributary.leads.lead.created.v1',
      'tributary.leads.lead.enriched.v1',
      'tributary.leads.lead.qualified.v1',
      'tributary.leads.lead.customer-changed.v1',
      'tributary.leads.customer-signal.received.v1',
      'tributary.sales.opportunity.changed.v1',
    ],
    'contract-money': [
      'tributary.sales.contract.signed.v1',
      'tributary.finance.collection.approved.v1',
      'tributary.finance.collection.reversed.v1',
    ],
    'customer-file': ['tributary.master-data.customer.merged.v1', 'tributary.master-data.customer.split.v1'],
  },
  insights: {
    timeline: everyServiceEvent,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Wanted>>>>;

export type SubscribingService = keyof typeof subscriptions;
export type Purpose<S extends SubscribingService> = keyof (typeof subscriptions)[S] & string;

/** The types that arrive in the queue `<S>.<P>`. */
export type SubscribedType<S extends SubscribingService, P extends Purpose<S>> = TypesOf<(typeof subscriptions)[S][P]>;

type TypesOf<W> = W extends readonly (infer T extends EventType)[] ? T : Extract<EventType, KeptBy<W>>;
type ChannelType = `tributary.channel.${string}`;
type KeptBy<W> = W extends typeof everyChannelMessage ? ChannelType : Exclude<EventType, ChannelType>;
