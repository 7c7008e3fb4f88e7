import { isRefusal, type Refusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { aLead, aRep, now } from '../../../test/builders';
import { addDays } from '../days';
import type { CustodyPolicy } from '../policy';
import type { LeadChange } from './change';
import { disqualify, qualify } from './close';
import { holderOf, isHeld } from './custody';
import { extendProtection } from './extend-protection';
import { followUp } from './follow-up';
import { assign, byHand, claim } from './hold';
import { type Holdings, noHoldings } from './holdings';
import type { Lead } from './lead';
import { returnToSea, watchDeadline } from './let-go';
import { transfer } from './transfer';

const policy: CustodyPolicy = {
  holdingLimit: 2,
  claimsPerDay: 3,
  protectionDays: 30,
  firstFollowUpDays: 7,
  followUpDays: 7,
  warningDays: 2,
  reclaimBanDays: 30,
  timeZone: 'Asia/Shanghai',
};
const reps = ['mei', 'bo', 'lan'] as const;
const leadIds = ['l1', 'l2', 'l3', 'l4'] as const;
const verbs = ['claim', 'assign', 'return', 'follow-up', 'transfer', 'extend', 'clock', 'qualify', 'disqualify'] as const;

interface World {
  now: Date;
  readonly leads: Map<string, Lead>;
  readonly accounts: Map<string, Holdings>;
}

interface Command {
  readonly verb: (typeof verbs)[number];
  readonly lead: (typeof leadIds)[number];
  readonly rep: (typeof reps)[number];
  readonly hours: number;
}

const commands = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    lead: fc.constantFrom(...leadIds),
    rep: fc.constantFrom(...reps),
    hours: fc.integer({ min: 0, max: 240 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const newWorld = (): World => ({
  now,
  leads: new Map(leadIds.map((id) => [id, aLead({ id })])),
  accounts: new Map(reps.map((id) => [id, noHoldings(id)])),
});

function decide(world: World, { verb, rep }: Command, lead: Lead): LeadChange | Refusal | undefined {
  const account = (id: string): Holdings => world.accounts.get(id) ?? noHoldings(id);
  const holder = account(holderOf(lead.custody)?.id ?? rep);
  switch (verb) {
    case 'claim':
      return claim(lead, aRep(rep), account(rep), policy, world.now);
    case 'assign':
      return assign(lead, aRep(rep), account(rep), byHand('manual', 'boss', world.now), policy, world.now);
    case 'return':
      return returnToSea(lead, rep, '', account(rep), policy, world.now);
    case 'follow-up':
      return followUp(lead, { id: 'f', employeeId: rep, kind: 'call', at: world.now, note: '', nextStep: '' }, policy, world.now);
    case 'transfer':
      return transfer(lead, { to: aRep(rep), by: 'boss', note: '', from: holder, next: account(rep) }, policy, world.now);
    case 'extend':
      return extendProtection(lead, { days: 5, by: 'boss', note: '' }, policy, world.now);
    case 'clock':
      return watchDeadline(lead, holder, policy, world.now);
    case 'qualify':
      return qualify(lead, rep, '', account(rep), world.now);
    case 'disqualify':
      return disqualify(lead, { employeeId: rep, reason: 'no-need', note: '' }, account(rep), world.now);
  }
}

const heldBy = (world: World, rep: string): Lead[] =>
  [...world.leads.values()].filter(({ custody }) => isHeld(custody) && custody.holder.id === rep);

function expectInvariants(world: World, before: Lead, command: Command, change: LeadChange | undefined): void {
  for (const rep of reps) {
    const account = world.accounts.get(rep);
    expect(account?.held).toBe(heldBy(world, rep).length);
    expect(account?.held).toBeLessThanOrEqual(policy.holdingLimit);
    expect(account?.claimsOfDay).toBeLessThanOrEqual(policy.claimsPerDay);
  }
  if (!change) return;
  expect(change.lead.version).toBe(before.version + change.events.length);
  const was = holderOf(before.custody)?.id;
  const is = holderOf(change.lead.custody)?.id;
  if (was && is && was !== is) expect(command.verb).toBe('transfer');
  if (was && !is) expect(['return', 'clock']).toContain(command.verb);
  if (before.custody.state === 'locked') throw new Error(`${command.verb} changed a closed lead`);
  if (command.verb === 'clock' && was && !is) expect(before.custody.state).toBe('dropping');
  if (command.verb === 'claim') {
    expect(before.bans.some(({ employeeId, until }) => employeeId === command.rep && until > world.now)).toBe(false);
  }
}

describe('custody under any sequence of commands (LD-5, LD-6, LD-7)', () => {
  it('keeps one holder, exact accounts, both limits, versions without gaps, and drops nothing without a warning', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const world = newWorld();
        for (const command of sequence) {
          world.now = new Date(world.now.getTime() + command.hours * 3_600_000);
          const before = world.leads.get(command.lead) ?? aLead();
          const outcome = decide(world, command, before);
          const change = outcome && !isRefusal(outcome) ? outcome : undefined;
          if (change) world.leads.set(command.lead, change.lead);
          for (const account of change?.holdings ?? []) world.accounts.set(account.employeeId, account);
          expectInvariants(world, before, command, change);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leads every held lead back to the sea when nobody does anything', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const world = newWorld();
        for (const command of sequence) {
          const outcome = decide(world, command, world.leads.get(command.lead) ?? aLead());
          if (outcome && !isRefusal(outcome)) world.leads.set(command.lead, outcome.lead);
        }
        for (let lead of world.leads.values()) {
          let at = addDays(world.now, 400);
          for (let look = 0; look < 2; look += 1, at = addDays(at, policy.warningDays)) {
            lead = watchDeadline(lead, noHoldings('x'), policy, at)?.lead ?? lead;
          }
          expect(isHeld(lead.custody)).toBe(false);
        }
      }),
    );
  });
});
