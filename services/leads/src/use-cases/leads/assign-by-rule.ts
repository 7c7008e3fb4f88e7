import { type Refusal, spanNames, withSpan } from '@tributary/service-kit';
import { assignmentFacts } from '../../domain/assignment/assignment-facts';
import { type Candidate, type Choice, chooseEmployee } from '../../domain/assignment/choose-employee';
import { chooseRule } from '../../domain/assignment/choose-rule';
import type { LeadChange } from '../../domain/lead/change';
import { assign, type HoldRefusal } from '../../domain/lead/hold';
import type { Lead } from '../../domain/lead/lead';
import type { AssignmentRule, LeadPolicy } from '../../domain/policy';

export interface Candidates {
  /** Employees who take leads, of the rule's teams and with its skills, with their accounts. */
  candidates(rule: AssignmentRule): Promise<readonly Candidate[]>;
}

export type NobodyEligible = Refusal<'lead.no-eligible-employee'>;

/** LD-4: gives the lead to whom the rules choose; a refusal leaves it in the public sea. */
export async function assignByRule(
  lead: Lead,
  desk: Candidates,
  policy: LeadPolicy,
  now: Date,
): Promise<LeadChange | NobodyEligible | HoldRefusal> {
  const choice = await withSpan(spanNames.assignLead, {}, () => choose(lead, desk, policy, now));
  if (!choice) return { refused: 'lead.no-eligible-employee' };
  const { employee, account } = choice.candidate;
  return assign(lead, employee, account, choice.assignment, policy.custody, now);
}

async function choose(lead: Lead, desk: Candidates, policy: LeadPolicy, now: Date): Promise<Choice | undefined> {
  const rule = await chooseRule(policy.assignmentRules, assignmentFacts(lead));
  if (!rule || rule.leaveInSea) return undefined;
  return chooseEmployee(lead, rule, await desk.candidates(rule), policy.custody, now);
}
