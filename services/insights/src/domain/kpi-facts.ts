import { type EventData, fromWire } from '@tributary/contracts';
import type { ServiceEvent } from './service-event';

/** What KPIs are counted from, beside the funnel (IN-4). Instants are UTC. */
export type KpiFact =
  /** When the next follow-up of a lead is due; undefined while none is. The newest version of the lead is right. */
  | {
      readonly kind: 'follow-up-due';
      readonly leadId: string;
      readonly customerId: string;
      readonly version: number;
      readonly dueAt: Date | undefined;
    }
  /** A follow-up that was done, or was not and cost the holder the lead. */
  | { readonly kind: 'follow-up'; readonly id: string; readonly customerId: string; readonly at: Date; readonly timely: boolean }
  | {
      readonly kind: 'opportunity';
      readonly opportunityId: string;
      readonly customerId: string;
      readonly version: number;
      readonly state: 'open' | 'won' | 'lost';
      readonly at: Date;
    }
  | { readonly kind: 'survey'; readonly ticketId: string; readonly customerId: string; readonly score: number; readonly at: Date }
  | {
      readonly kind: 'complaint';
      readonly ticketId: string;
      readonly customerId: string;
      readonly version: number;
      readonly resolved: boolean;
      readonly at: Date;
    };

type Told = {
  readonly [T in ServiceEvent]: {
    readonly type: T;
    readonly id: string;
    readonly version: number;
    readonly time: Date;
    readonly data: EventData[T];
  };
}[ServiceEvent];

/** None for an event that no KPI counts. */
export function kpiFactsOf(event: Told): readonly KpiFact[] {
  const { id, version, time } = event;
  const due = ({ leadId, customerId }: { leadId: string; customerId: string }, dueAt: Date | undefined): KpiFact => ({
    ...{ kind: 'follow-up-due', leadId, customerId, version, dueAt },
  });
  switch (event.type) {
    case 'tributary.leads.lead.assigned.v1':
    case 'tributary.leads.lead.claimed.v1':
    case 'tributary.leads.lead.transferred.v1':
      return [due(event.data, event.data.followUpDueAt)];
    case 'tributary.leads.lead.returned.v1':
    case 'tributary.leads.lead.qualified.v1':
    case 'tributary.leads.lead.disqualified.v1':
      return [due(event.data, undefined)];
    case 'tributary.leads.lead.dropped.v1': {
      const { customerId, cause, droppedAt: at = time } = event.data;
      const missed: KpiFact = { kind: 'follow-up', id, customerId, at, timely: false };
      return [due(event.data, undefined), ...(cause === 'DROP_CAUSE_FOLLOW_UP_OVERDUE' ? [missed] : [])];
    }
    case 'tributary.leads.lead.followed-up.v1': {
      const { followUpId, customerId, at = time, timely, followUpDueAt } = event.data;
      return [due(event.data, followUpDueAt), { kind: 'follow-up', id: followUpId, customerId, at, timely }];
    }
    case 'tributary.sales.opportunity.changed.v1': {
      const { opportunityId, customerId, changedAt: at = time } = event.data;
      const state = fromWire('OPPORTUNITY_STATE', event.data.state);
      return state ? [{ kind: 'opportunity', opportunityId, customerId, version, state, at }] : [];
    }
    case 'tributary.service-desk.survey.answered.v1': {
      const { ticketId, customerId, score, answeredAt: at = time } = event.data;
      return [{ kind: 'survey', ticketId, customerId, score, at }];
    }
    case 'tributary.service-desk.ticket.changed.v1': {
      const { ticketId, customerId, kind, state, changedAt: at = time } = event.data;
      if (kind !== 'TICKET_KIND_COMPLAINT') return [];
      const resolved = state === 'TICKET_STATE_RESOLVED' || state === 'TICKET_STATE_CLOSED';
      return [{ kind: 'complaint', ticketId, customerId, version, resolved, at }];
    }
    default:
      return [];
  }
}
