import type { EventData, EventType } from '@tributary/contracts';
import { TicketState } from '@tributary/contracts/service-desk';

/** What a screen is told: that something changed, never what it says; the record is read by whoever may. */
export interface LiveNotice {
  readonly type: EventType;
  readonly entity: 'lead' | 'ticket' | 'opportunity' | 'quote' | 'contract' | 'order' | 'approval';
  readonly id: string;
  /** Who has it now, where that is what changed. */
  readonly holderId?: string;
}

/** Who may know of it. The same people whom the owning service would let read the record (PERM-1). */
export interface Audience {
  readonly permission: string;
  readonly people: readonly string[];
  /** Of the holder's team: whoever reaches it may know. */
  readonly teamPath?: string;
  /** Permissions that open what nobody has yet, or had until a moment ago. */
  readonly openTo?: readonly string[];
}

export interface Told {
  readonly notice: LiveNotice;
  readonly audience: Audience;
}

/** What is told but for the event's type, which the table has. */
interface Telling {
  readonly notice: Omit<LiveNotice, 'type'>;
  readonly audience: Audience;
}

const sea = ['leads.sea.read'];

const lead = (
  data: { readonly leadId: string; readonly holderId?: string; readonly holderTeamPath?: string },
  { others = [], isOfTheSea = false, names = false }: Readonly<{ others?: string[]; isOfTheSea?: boolean; names?: boolean }> = {},
): Telling => ({
  notice: { entity: 'lead', id: data.leadId, ...(names && data.holderId && { holderId: data.holderId }) },
  audience: {
    permission: 'leads.read',
    people: [data.holderId ?? '', ...others].filter((id) => id !== ''),
    ...(data.holderTeamPath && { teamPath: data.holderTeamPath }),
    ...(isOfTheSea && { openTo: sea }),
  },
});

const sale = (
  entity: 'opportunity' | 'quote' | 'contract' | 'order',
  id: string,
  { ownerId, teamPath = '' }: { readonly ownerId: string; readonly teamPath?: string },
): Telling => ({
  notice: { entity, id },
  audience: {
    permission: { opportunity: 'opportunities.read', quote: 'quotes.read', contract: 'contracts.read', order: 'orders.read' }[
      entity
    ],
    people: [ownerId],
    ...(teamPath && { teamPath }),
  },
});

/** Events that screens show at once, and to whom. */
const tellings = {
  'tributary.leads.lead.created.v1': (data) => lead(data, { isOfTheSea: true }),
  'tributary.leads.lead.enriched.v1': (data) => lead(data, { isOfTheSea: data.holderId === '' }),
  'tributary.leads.lead.assigned.v1': (data) => lead(data, { isOfTheSea: true, names: true }),
  'tributary.leads.lead.claimed.v1': (data) => lead(data, { isOfTheSea: true, names: true }),
  'tributary.leads.lead.returned.v1': (data) => lead(data, { isOfTheSea: true, others: [data.previousHolderId] }),
  'tributary.leads.lead.dropped.v1': (data) => lead(data, { isOfTheSea: true, others: [data.previousHolderId] }),
  'tributary.leads.lead.transferred.v1': (data) => lead(data, { others: [data.previousHolderId], names: true }),
  'tributary.leads.lead.followed-up.v1': (data) => lead(data),
  'tributary.leads.lead.drop-warned.v1': (data) => lead(data),
  'tributary.leads.lead.qualified.v1': (data) => lead(data),
  'tributary.leads.lead.disqualified.v1': (data) => lead(data),
  'tributary.service-desk.ticket.changed.v1': ({ ticketId, state, assigneeId }) => ({
    notice: {
      entity: 'ticket',
      id: ticketId,
      ...(assigneeId && { holderId: assigneeId }),
    },
    audience: {
      permission: 'tickets.read',
      people: assigneeId ? [assigneeId] : [],
      // Whoever works on tickets sees the queue, and who took something off it.
      ...((state === TicketState.OPEN || state === TicketState.ASSIGNED) && { openTo: ['tickets.work'] }),
    },
  }),
  'tributary.sales.opportunity.changed.v1': (data) => sale('opportunity', data.opportunityId, data),
  'tributary.sales.quote.state-changed.v1': (data) => sale('quote', data.quoteId, data),
  'tributary.sales.contract.state-changed.v1': (data) => sale('contract', data.contractId, data),
  'tributary.sales.contract.signed.v1': (data) => sale('contract', data.contractId, data),
  'tributary.sales.order.state-changed.v1': (data) => sale('order', data.orderId, data),
  'tributary.directory.approval.requested.v1': ({ approvalId, waitingFor }) => ({
    notice: { entity: 'approval', id: approvalId },
    audience: { permission: 'approvals.decide', people: waitingFor },
  }),
} satisfies { readonly [T in EventType]?: (data: EventData[T]) => Telling };

export type WatchedType = keyof typeof tellings;

export const watchedTypes = Object.keys(tellings) as readonly WatchedType[];

/** What screens are told of an event, and who may know. */
export function noticeOf<T extends WatchedType>({ type, data }: { readonly type: T; readonly data: EventData[T] }): Told {
  // One type at a time they fit; over all at once TypeScript cannot follow.
  const { notice, audience } = (tellings[type] as (data: EventData[T]) => Telling)(data);
  return { notice: { type, ...notice }, audience };
}
