import fc from 'fast-check';
import { businessMinutesBetween } from '../business-hours';
import type { Order } from '../order';
import { servicePolicy as policy } from '../policy';
import { surveyToken, ticketIdOf } from '../survey-token';
import { pause, resume, startClocks } from './clocks';
import { entitlementOf } from './entitlement';
import { numberOf, openTicket } from './open-ticket';
import { priorityOf } from './priority';
import type { Ticket } from './ticket';
import { answerSurvey, grab, override, reply, resolve } from './work-ticket';

const id = '01980000-0000-7000-8000-00000000d001';
const now = new Date('2026-03-05T02:00:00Z');
const hoursLater = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

const opened = (): Ticket =>
  openTicket(
    {
      ...{ id, kind: 'enquiry', subject: '', description: '', channel: 'phone', orderId: '', callId: '' },
      ...{ impact: 'medium', urgency: 'medium', createdBy: 'mei', customerId: 'c1' },
    },
    { id: 'c1', ownerId: '', tier: '' },
    undefined,
    policy,
    now,
  ).ticket;

describe('priority (SD-5)', () => {
  it.each([
    ['high', 'high', '', 1],
    ['high', 'medium', '', 2],
    ['medium', 'medium', '', 3],
    ['low', 'medium', 'B', 4],
    ['low', 'low', 'C', 5],
    ['low', 'low', 'A', 4],
    ['medium', 'medium', 'at-risk', 2],
    ['high', 'high', 'A', 1],
  ] as const)('of impact %s, urgency %s and tier %j is %i', (impact, urgency, tier, priority) => {
    expect(priorityOf(impact, urgency, tier)).toBe(priority);
  });
});

describe('entitlement (SD-2)', () => {
  const order: Order = {
    ...{ id: 'o1', number: 'SO-1', contractId: 'k1', skus: [], state: 'completed' },
    ...{ customer: { id: 'c1', madeWithId: 'c1' }, shippedAt: new Date('2025-03-31T02:00:00Z') },
  };
  const bought = { order, isPaid: true, warrantyMonths: 12 };
  const claim = { kind: 'repair', customerId: 'c1', orderId: 'o1', bought } as const;

  it.each([
    ['paid and within warranty', claim, 'served', 'order-paid'],
    ['not paid', { ...claim, bought: { ...bought, isPaid: false } }, 'chargeable', 'order-unpaid'],
    ['out of warranty', { ...claim, bought: { ...bought, warrantyMonths: 11 } }, 'chargeable', 'warranty-expired'],
    [
      'cancelled',
      { ...claim, bought: { ...bought, order: { ...order, state: 'cancelled' as const } } },
      'refused',
      'order-cancelled',
    ],
    ['of another customer', { ...claim, customerId: 'c2' }, 'refused', 'order-unknown'],
    ['of an order nobody has heard of', { ...claim, bought: undefined }, 'refused', 'order-unknown'],
    ['a repair of no order', { ...claim, orderId: '', bought: undefined }, 'refused', 'order-missing'],
    [
      'an incident of no order',
      { ...claim, kind: 'incident' as const, orderId: '', bought: undefined },
      'served',
      'kind-served-always',
    ],
    [
      'a complaint, whatever was paid',
      { ...claim, kind: 'complaint' as const, bought: undefined },
      'served',
      'kind-served-always',
    ],
  ] as const)('%s', (_case, asked, verdict, reason) => {
    expect(entitlementOf(asked, policy, now)).toEqual({ verdict, reason });
  });

  it('ends on the last day of a month that is too short', () => {
    const shippedAt = new Date('2025-08-31T02:00:00Z');
    const halfYear = { ...claim, bought: { ...bought, warrantyMonths: 6, order: { ...order, shippedAt } } };
    const reasonAt = (instant: string) => entitlementOf(halfYear, policy, new Date(instant)).reason;
    expect(reasonAt('2026-02-28T02:00:00Z')).toBe('order-paid');
    expect(reasonAt('2026-02-28T02:00:01Z')).toBe('warranty-expired');
  });
});

describe('the clocks (SD-5)', () => {
  it('leave after a pause, however long, the business time there was before', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (pausedAfter, pausedFor) => {
        const clocks = startClocks('enquiry', 3, policy, now);
        const paused = pause(clocks, hoursLater(pausedAfter));
        const resumedAt = hoursLater(pausedAfter + pausedFor);
        const left = businessMinutesBetween(hoursLater(pausedAfter), clocks.resolveBy, policy.hours);
        const { resolveBy } = resume(paused, policy.hours, resumedAt);
        expect(businessMinutesBetween(resumedAt, resolveBy, policy.hours)).toBeCloseTo(left, 6);
        if (left === 0) expect(resolveBy <= resumedAt || resolveBy >= clocks.resolveBy).toBe(true);
      }),
    );
  });

  it('give a complaint no more than a day, whatever its priority', () => {
    expect(startClocks('complaint', 5, policy, now).resolveBy).toEqual(hoursLater(24));
    expect(startClocks('complaint', 1, policy, now).resolveBy).toEqual(hoursLater(4));
  });
});

describe('working on a ticket', () => {
  type Command = 'grab' | 'grab by another' | 'reply' | 'wait' | 'resolve' | 'override' | 'answer';
  const commands: readonly Command[] = ['grab', 'grab by another', 'reply', 'wait', 'resolve', 'override', 'answer'];

  const apply = (ticket: Ticket, command: Command, at: Date) => {
    const step = { ownerId: '', now: at };
    switch (command) {
      case 'grab':
        return grab(ticket, { id: 'mei', teamPath: '/hq/' }, step);
      case 'grab by another':
        return grab(ticket, { id: 'lan', teamPath: '/hq/' }, step);
      case 'reply':
        return reply(ticket, 'mei', { text: '', waitsForCustomer: false }, policy.hours, step);
      case 'wait':
        return reply(ticket, 'mei', { text: '', waitsForCustomer: true }, policy.hours, step);
      case 'resolve':
        return resolve(ticket, 'mei', '', policy.hours, step);
      case 'override':
        return override(ticket, 'served', '', step);
      case 'answer':
        return answerSurvey(ticket, 5, '', step);
    }
  };

  it('keeps its promises whatever is done in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), (steps) => {
        let ticket = opened();
        let told = 1;
        steps.forEach((command, index) => {
          const before = ticket;
          const outcome = apply(ticket, command, hoursLater(index));
          if ('refused' in outcome) return;
          ticket = outcome.ticket;
          told += outcome.events.length;
          expect(ticket.version).toBe(told);
          expect(before.survey).toBeUndefined();
          if (before.assignee) expect(ticket.assignee).toEqual(before.assignee);
          if (before.resolution) expect(ticket.resolution).toEqual(before.resolution);
        });
        expect(ticket.clocks.pausedAt !== undefined).toBe(ticket.state === 'waiting-for-customer');
        expect(ticket.state === 'open').toBe(ticket.assignee === undefined);
        expect(ticket.state === 'closed').toBe(ticket.survey !== undefined);
      }),
    );
  });

  it('has a number that can be read out', () => {
    expect(numberOf(id)).toMatch(/^T-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(numberOf(id)).not.toBe(numberOf('01980000-0000-7000-8000-00000000d002'));
  });
});

describe('the token of a survey (SD-9)', () => {
  it('opens the survey it was made for and is worth nothing when a single character is another', () => {
    const token = surveyToken(id, 'one');
    expect(ticketIdOf(token, 'one')).toBe(id);
    expect(ticketIdOf(token, 'two')).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'Q', '.', '_'), (place, character) => {
        const other = token.slice(0, place) + character + token.slice(place + 1);
        if (other !== token) expect([undefined, id]).toContain(ticketIdOf(other, 'one'));
      }),
    );
  });

  it('is nothing that anybody could make up', () => {
    fc.assert(fc.property(fc.string(), (text) => ticketIdOf(text, 'one') === undefined));
  });
});
