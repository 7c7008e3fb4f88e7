import { isRefusal } from '@tributary/service-kit';
import { aLead, aRep, now } from '../../../test/builders';
import { addDays } from '../days';
import { defaultPolicy } from '../policy';
import type { LeadChange } from './change';
import { disqualify, qualify } from './close';
import { extendProtection } from './extend-protection';
import { followUp } from './follow-up';
import { claim } from './hold';
import { noHoldings } from './holdings';
import type { Lead } from './lead';
import { returnToSea, watchDeadline } from './let-go';
import { transfer } from './transfer';

const policy = defaultPolicy.custody;
const mei = aRep('mei');
const bo = aRep('bo');
const holding = { ...noHoldings('mei'), held: 1 };
const nobody = noHoldings('mei');

const leadOf = (outcome: LeadChange | object): Lead => {
  if (!('lead' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return (outcome as LeadChange).lead;
};
const claimed = (at = now): Lead => leadOf(claim(aLead(), mei, nobody, policy, at));
const inDays = (days: number): Date => addDays(now, days);
const aFollowUp = (at: Date) => ({ id: 'f1', employeeId: 'mei', kind: 'call', at, note: 'spoke', nextStep: '' }) as const;

describe('claiming from the public sea (LD-5)', () => {
  it('protects the lead for 30 days and wants a follow-up within 7 (LD-6)', () => {
    const outcome = claim(aLead(), mei, nobody, policy, now);
    expect(outcome).toMatchObject({
      lead: {
        version: 2,
        status: 'assigned',
        custody: { state: 'claimed', protectedUntil: inDays(30), followUpDueAt: inDays(7) },
      },
      events: [{ type: 'tributary.leads.lead.claimed.v1', data: { holderId: 'mei' } }],
      holdings: [{ employeeId: 'mei', held: 1, claimsOfDay: 1 }],
    });
  });

  it('is refused when somebody else holds the lead, and says so differently to the holder', () => {
    expect(claim(claimed(), bo, noHoldings('bo'), policy, now)).toEqual({
      refused: 'lead.already-held',
      details: { holderId: 'mei' },
    });
    expect(claim(claimed(), mei, holding, policy, now)).toEqual({ refused: 'lead.already-yours' });
  });

  it('is refused beyond the holding limit; an own capacity goes before the policy', () => {
    expect(claim(aLead(), mei, { ...nobody, held: 200 }, policy, now)).toMatchObject({ refused: 'lead.holding-limit-reached' });
    expect(claim(aLead(), aRep('mei', { capacity: 3 }), { ...nobody, held: 3 }, policy, now)).toMatchObject({
      refused: 'lead.holding-limit-reached',
      details: { limit: 3 },
    });
  });

  it('counts claims by the calendar day of the policy, not of UTC', () => {
    const spent = { ...nobody, day: '2026-03-02', claimsOfDay: 20 };
    const eveningInShanghai = new Date('2026-03-02T15:59:00Z');
    const afterMidnightInShanghai = new Date('2026-03-02T16:00:00Z');
    expect(claim(aLead(), mei, spent, policy, eveningInShanghai)).toMatchObject({ refused: 'lead.claim-limit-reached' });
    expect(claim(aLead(), mei, spent, policy, afterMidnightInShanghai)).toMatchObject({
      holdings: [{ day: '2026-03-03', claimsOfDay: 1 }],
    });
  });

  it('is refused for 30 days to the one who gave the lead up, and to nobody else (LD-6)', () => {
    const returned = leadOf(returnToSea(claimed(), 'mei', 'no time', holding, policy, now));
    expect(claim(returned, mei, nobody, policy, inDays(29))).toMatchObject({ refused: 'lead.reclaim-banned' });
    expect(isRefusal(claim(returned, mei, nobody, policy, inDays(30)))).toBe(false);
    expect(isRefusal(claim(returned, bo, noHoldings('bo'), policy, inDays(1)))).toBe(false);
  });
});

describe('the clock (LD-6)', () => {
  it('leaves a lead alone until its first follow-up is due', () => {
    expect(watchDeadline(claimed(), holding, policy, addDays(now, 6.99))).toBeUndefined();
  });

  it('warns first and drops when the days of grace have passed, counted from the warning', () => {
    const warned = watchDeadline(claimed(), holding, policy, inDays(8));
    expect(warned).toMatchObject({
      lead: { custody: { state: 'dropping', cause: 'follow-up-overdue', dropAt: inDays(10) } },
      events: [{ type: 'tributary.leads.lead.drop-warned.v1' }],
      holdings: [],
    });
    const lead = leadOf(warned ?? {});
    expect(watchDeadline(lead, holding, policy, addDays(now, 9.9))).toBeUndefined();
    expect(watchDeadline(lead, holding, policy, inDays(10))).toMatchObject({
      lead: { custody: { state: 'pool' }, bans: [{ employeeId: 'mei', until: inDays(40) }] },
      events: [{ type: 'tributary.leads.lead.dropped.v1', data: { cause: 'DROP_CAUSE_FOLLOW_UP_OVERDUE' } }],
      holdings: [{ held: 0 }],
    });
  });

  it('is stopped by a follow-up when the lead was late', () => {
    const warned = leadOf(watchDeadline(claimed(), holding, policy, inDays(8)) ?? {});
    expect(followUp(warned, aFollowUp(inDays(8)), policy, inDays(8))).toMatchObject({
      lead: { status: 'following', custody: { state: 'protected', followUpDueAt: inDays(15) } },
      followUp: { timely: false },
    });
  });

  it('is stopped by a manager only when the protection has ended', () => {
    const ended = { ...claimed(), custody: { ...claimed().custody, followUpDueAt: inDays(60) } } as Lead;
    const warned = leadOf(watchDeadline(ended, holding, policy, inDays(30)) ?? {});
    expect(warned.custody).toMatchObject({ state: 'dropping', cause: 'protection-ended' });
    expect(leadOf(followUp(warned, aFollowUp(inDays(30)), policy, inDays(30))).custody.state).toBe('dropping');
    expect(leadOf(extendProtection(warned, { days: 10, by: 'boss', note: 'hot' }, policy, inDays(30))).custody).toMatchObject({
      state: 'protected',
      protectedUntil: inDays(40),
      followUpDueAt: inDays(37),
    });
  });
});

describe('following up (LD-9)', () => {
  it('is for the holder alone', () => {
    const entry = { ...aFollowUp(now), employeeId: 'bo' };
    expect(followUp(claimed(), entry, policy, now)).toEqual({ refused: 'lead.not-holder' });
    expect(followUp(aLead(), entry, policy, now)).toEqual({ refused: 'lead.not-held' });
  });

  it('happened between 30 days ago and now, and what comes next comes after it', () => {
    const refused = { refused: 'follow-up.time-invalid' };
    expect(followUp(claimed(), aFollowUp(inDays(1)), policy, now)).toMatchObject({ ...refused, field: 'at' });
    expect(followUp(claimed(), aFollowUp(inDays(-31)), policy, now)).toMatchObject({ ...refused, field: 'at' });
    expect(followUp(claimed(), { ...aFollowUp(now), nextAt: inDays(-1) }, policy, now)).toMatchObject({
      ...refused,
      field: 'nextAt',
    });
  });

  it('raises the score of a lead that is hot (LD-3)', () => {
    const before = claimed();
    const after = leadOf(followUp(before, { ...aFollowUp(now), intent: 'hot' }, policy, now));
    expect(after.score.total - before.score.total).toBe(10);
  });
});

describe('moving a lead to somebody else (LD-7)', () => {
  const to = (lead: Lead, at = now) =>
    transfer(lead, { to: bo, by: 'boss', note: 'moves', from: holding, next: noHoldings('bo') }, policy, at);

  it('moves the protection along, starts the follow-up clock anew and books both accounts', () => {
    expect(to(claimed(), inDays(3))).toMatchObject({
      lead: { custody: { state: 'assigned', holder: { id: 'bo' }, protectedUntil: inDays(30), followUpDueAt: inDays(10) } },
      holdings: [
        { employeeId: 'mei', held: 0 },
        { employeeId: 'bo', held: 1 },
      ],
    });
  });

  it('is refused to a full account and to somebody who takes no leads', () => {
    const full = { to: bo, by: 'boss', note: '', from: holding, next: { ...noHoldings('bo'), held: 200 } };
    expect(transfer(claimed(), full, policy, now)).toMatchObject({ refused: 'lead.holding-limit-reached' });
    const gone = { ...full, to: aRep('bo', { takesLeads: false }) };
    expect(transfer(claimed(), gone, policy, now)).toMatchObject({ refused: 'lead.employee-unavailable' });
  });
});

describe('closing a lead (LD-10)', () => {
  it('tells sales everything and frees the place of its holder', () => {
    expect(qualify(claimed(), 'mei', '20 pumps', holding, now)).toMatchObject({
      lead: { status: 'qualified', custody: { state: 'locked', holder: { id: 'mei' } } },
      events: [
        {
          type: 'tributary.leads.lead.qualified.v1',
          data: {
            need: '20 pumps',
            holderTeamPath: '/hq/east/',
            contact: { name: '张伟', phones: ['+86138****8000'] },
            origin: { channel: 'CHANNEL_WEB' },
          },
        },
      ],
      holdings: [{ held: 0 }],
    });
  });

  it('tells what never was a lead from one that was lost', () => {
    const close = (reason: 'test-data' | 'competitor') =>
      leadOf(disqualify(claimed(), { employeeId: 'mei', reason, note: '' }, holding, now)).status;
    expect([close('test-data'), close('competitor')]).toEqual(['invalid', 'lost']);
  });

  it('is for good', () => {
    const closed = leadOf(qualify(claimed(), 'mei', 'x', holding, now));
    expect(claim(closed, bo, noHoldings('bo'), policy, now)).toEqual({ refused: 'lead.closed' });
    expect(returnToSea(closed, 'mei', '', holding, policy, now)).toEqual({ refused: 'lead.closed' });
    expect(watchDeadline(closed, holding, policy, inDays(100))).toBeUndefined();
  });
});
