import { aContact, aLead, aRep, now } from '../../../test/builders';
import { addDays } from '../days';
import { noHoldings } from '../lead/holdings';
import { type AssignmentRule, defaultPolicy } from '../policy';
import { assignmentFacts } from './assignment-facts';
import { type Candidate, chooseEmployee } from './choose-employee';
import { areConditions, chooseRule } from './choose-rule';
import type { Employee } from './employee';

const policy = defaultPolicy.custody;
const rule: AssignmentRule = { name: 'everybody', teamPaths: [], mustMatch: [], skills: [], leaveInSea: false };
const lead = aLead({
  contact: aContact({ region: '310115' }),
  interest: { product: 'pumps', industry: 'chemicals', language: 'zh-CN', message: '' },
});
const candidate = (employee: Employee, held = 0, lastAssignedAt?: Date): Candidate => ({
  employee,
  account: { ...noHoldings(employee.id), held, ...(lastAssignedAt && { lastAssignedAt }) },
});
const choose = (candidates: readonly Candidate[], traits: Partial<AssignmentRule> = {}, of = lead) =>
  chooseEmployee(of, { ...rule, ...traits }, candidates, policy, now);

describe('who gets a lead (LD-4)', () => {
  const shanghai = aRep('shanghai', { territories: ['31'], languages: ['zh-CN'] });
  const pumps = aRep('pumps', { skills: ['pumps'] });

  it('is the best match, with the reasons', () => {
    expect(choose([candidate(pumps), candidate(shanghai)])).toMatchObject({
      candidate: { employee: { id: 'shanghai' } },
      assignment: {
        mode: 'rule',
        rule: 'everybody',
        reasons: [
          { code: 'match.territory', points: 40 },
          { code: 'match.language', points: 20 },
        ],
        candidates: 2,
        eligible: 2,
        byTurn: false,
      },
    });
  });

  it('is among equals the one who has waited longest, those who never got one first', () => {
    const equals = [candidate(aRep('a'), 0, now), candidate(aRep('b'), 0, addDays(now, -1)), candidate(aRep('c'))];
    expect(choose(equals)).toMatchObject({ candidate: { employee: { id: 'c' } }, assignment: { byTurn: true } });
    expect(choose(equals.slice(0, 2))).toMatchObject({ candidate: { employee: { id: 'b' } } });
  });

  it('is nobody who is full, has left, lacks the skill, or gave this lead up', () => {
    const banned = aLead({ bans: [{ employeeId: 'c', until: addDays(now, 1) }] });
    expect(choose([candidate(aRep('a', { capacity: 2 }), 2)])).toBeUndefined();
    expect(choose([candidate(aRep('b', { takesLeads: false }))])).toBeUndefined();
    expect(choose([candidate(pumps)], { skills: ['valves'] })).toBeUndefined();
    expect(choose([candidate(aRep('c'))], {}, banned)).toBeUndefined();
  });

  it('is of the department first, and must match what the rule insists on', () => {
    const west = aRep('west', { teamPath: '/hq/west/', territories: ['31'] });
    expect(choose([candidate(west), candidate(pumps)], { teamPaths: ['/hq/east/'] })).toMatchObject({
      candidate: { employee: { id: 'pumps' } },
      assignment: { candidates: 1 },
    });
    expect(choose([candidate(pumps)], { mustMatch: ['territory'] })).toBeUndefined();
  });
});

describe('which rule applies (LD-4)', () => {
  const facts = assignmentFacts(lead);
  const pumpsFromWeb: AssignmentRule = {
    ...rule,
    name: 'pumps from the web',
    conditions: {
      all: [
        { fact: 'channel', operator: 'equal', value: 'web' },
        { fact: 'product', operator: 'in', value: ['pumps', 'valves'] },
      ],
    },
  };

  it('is the first whose conditions hold', async () => {
    await expect(chooseRule([pumpsFromWeb, rule], facts)).resolves.toBe(pumpsFromWeb);
    await expect(chooseRule([pumpsFromWeb, rule], { ...facts, product: 'fans' })).resolves.toBe(rule);
    await expect(chooseRule([pumpsFromWeb], { ...facts, channel: 'ads' })).resolves.toBeUndefined();
  });

  it('is never one with conditions that cannot be read: they are refused when they are saved', () => {
    expect(areConditions(pumpsFromWeb.conditions ?? {})).toBe(true);
    expect(areConditions({ all: [{ fact: 'channel', operator: 'resembles', value: 'web' }] })).toBe(false);
    expect(areConditions({ all: [{ operator: 'equal' }] })).toBe(false);
    expect(areConditions({ some: [] })).toBe(false);
    expect(areConditions({ all: [{ fact: 'salary', operator: 'equal', value: 1 }] })).toBe(false);
  });
});
