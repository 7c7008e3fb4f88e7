import { type EventType, fromWire } from '@tributary/contracts';
import type { Origin } from '@tributary/contracts/leads';
import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';
import type { Channel } from '../../domain/channel';

type Touching = Extract<EventType, `tributary.leads.lead.${'created' | 'enriched'}.v1`>;

/** LD-1: a record became a lead, or was added to one. */
export const onLeadTouched =
  ({ followLead }: UseCases): Handler<Touching> =>
  ({ data: { leadId, customerId, intakeId, origin, occurredAt }, version, time, tx }) =>
    followLead(tx, {
      ...{ leadId, customerId, version, qualifiedAt: undefined },
      contact: { ...contactOf(origin), touchId: intakeId, occurredAt, toldAt: time },
    });

export const onLeadQualified =
  ({ followLead }: UseCases): Handler<'tributary.leads.lead.qualified.v1'> =>
  ({ data: { leadId, customerId, qualifiedAt }, version, time, tx }) =>
    followLead(tx, { leadId, customerId, version, qualifiedAt: qualifiedAt ?? time, contact: undefined });

export const onLeadCustomerChanged =
  ({ followLead }: UseCases): Handler<'tributary.leads.lead.customer-changed.v1'> =>
  ({ data: { leadId, customerId }, version, tx }) =>
    followLead(tx, { leadId, customerId, version, qualifiedAt: undefined, contact: undefined });

/** LD-1: a channel spoke of a customer who is served already. */
export const onCustomerSignal =
  ({ takeTouch }: UseCases): Handler<'tributary.leads.customer-signal.received.v1'> =>
  ({ data: { customerId, intakeId, origin, occurredAt }, time, tx }) =>
    takeTouch(tx, { ...contactOf(origin), touchId: intakeId, leadId: undefined, customerId, occurredAt, toldAt: time });

const contactOf = (origin: Origin | undefined) => ({
  channel: (fromWire('CHANNEL', origin?.channel ?? 'CHANNEL_UNSPECIFIED') ?? 'other') satisfies Channel,
  source: origin?.source ?? '',
  medium: origin?.medium ?? '',
  campaign: origin?.campaign ?? '',
});
