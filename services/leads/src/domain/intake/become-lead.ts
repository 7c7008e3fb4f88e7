import { later } from '../days';
import { type LeadChange, step } from '../lead/change';
import { holderOf } from '../lead/custody';
import type { Channel, Contact, CustomerLink, Interest, Lead, Origin, Touches } from '../lead/lead';
import type { CustomerSignalEvent } from '../lead/lead-events';
import { interestInEvents, originMessage } from '../lead/lead-messages';
import { rate } from '../lead/rate';

/** What an accepted record adds to what is known. */
export interface Touch {
  readonly intakeId: string;
  readonly contact: Contact;
  readonly interest: Interest;
  readonly origin: Origin;
  readonly occurredAt: Date;
}

/** LD-1: a person nobody has an open lead of; the lead begins in the public sea. */
export function newLead(id: string, touch: Touch, customer: CustomerLink, now: Date): LeadChange {
  const { contact, interest, origin, occurredAt } = touch;
  const touches: Touches = { count: 1, channels: [origin.channel], lastAt: occurredAt };
  const lead: Lead = {
    id,
    version: 1,
    status: 'new',
    custody: { state: 'pool', since: now },
    contact,
    interest,
    origin,
    customer,
    touches,
    ...rate({ contact, interest, touches }),
    createdAt: now,
    updatedAt: now,
    nextStep: '',
    bans: [],
  };
  return {
    lead,
    events: [
      {
        type: 'tributary.leads.lead.created.v1',
        data: {
          leadId: id,
          intakeId: touch.intakeId,
          customerId: customer.id,
          origin: originMessage(origin),
          interest: interestInEvents(interest),
          score: lead.score,
          completeness: lead.completeness,
          occurredAt,
        },
      },
    ],
    holdings: [],
  };
}

/** LD-1: more about a person who has an open lead. What is known stays; gaps are filled; numbers and addresses add up. */
export function enrich(lead: Lead, touch: Touch, now: Date): LeadChange {
  const contact = mergeContacts(lead.contact, touch.contact);
  const interest = fillGaps(lead.interest, touch.interest);
  const touches: Touches = {
    count: lead.touches.count + 1,
    channels: addOnce<Channel>(lead.touches.channels, [touch.origin.channel]),
    lastAt: later(lead.touches.lastAt, touch.occurredAt),
  };
  const rated = rate({ contact, interest, touches, intent: lead.intent });
  return step(lead, now, { contact, interest, touches, ...rated }, (next) => ({
    type: 'tributary.leads.lead.enriched.v1',
    data: {
      leadId: next.id,
      intakeId: touch.intakeId,
      customerId: next.customer.id,
      origin: originMessage(touch.origin),
      interest: interestInEvents(touch.interest),
      score: next.score,
      completeness: next.completeness,
      holderId: holderOf(next.custody)?.id ?? '',
      occurredAt: touch.occurredAt,
    },
  }));
}

export interface Owner {
  readonly id: string;
  readonly teamPath: string;
}

/** LD-1: the customer is served already: word for the owner, never a new lead. */
export const customerSignal = (signalId: string, touch: Touch, customerId: string, owner: Owner): CustomerSignalEvent => ({
  type: 'tributary.leads.customer-signal.received.v1',
  data: {
    signalId,
    intakeId: touch.intakeId,
    customerId,
    ownerId: owner.id,
    ownerTeamPath: owner.teamPath,
    origin: originMessage(touch.origin),
    interest: interestInEvents(touch.interest),
    occurredAt: touch.occurredAt,
  },
});

/** A lead shows this many numbers and addresses; every one received stays with its intake and in master-data. */
const mostListed = 5;

const mergeContacts = (known: Contact, more: Contact): Contact => ({
  ...fillGaps(known, more),
  phones: addOnce(known.phones, more.phones).slice(0, mostListed),
  emails: addOnce(known.emails, more.emails).slice(0, mostListed),
});

/** Every empty text of `known` is taken from `more`. */
const fillGaps = <T extends object>(known: T, more: T): T =>
  ({ ...known, ...Object.fromEntries(Object.entries(more).filter(([key]) => known[key as keyof T] === '')) }) as T;

const addOnce = <T>(known: readonly T[], more: readonly T[]): T[] => [...new Set([...known, ...more])];
