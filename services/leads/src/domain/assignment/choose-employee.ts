import { type Holdings, holdingLimit } from '../lead/holdings';
import type { Assignment, Lead, Reason } from '../lead/lead';
import type { Affinity, AssignmentRule, CustodyPolicy } from '../policy';
import type { Employee } from './employee';

export interface Candidate {
  readonly employee: Employee;
  readonly account: Holdings;
}

export interface Choice {
  readonly candidate: Candidate;
  readonly assignment: Assignment;
}

const points: Readonly<Record<Affinity, number>> = { territory: 40, product: 30, language: 20, industry: 10 };

const matches: Readonly<Record<Affinity, (employee: Employee, lead: Lead) => boolean>> = {
  territory: ({ territories }, { contact }) =>
    contact.region !== '' && territories.some((code) => contact.region.startsWith(code)),
  product: ({ skills }, { interest }) => interest.product !== '' && skills.includes(interest.product),
  language: ({ languages }, { interest }) => interest.language !== '' && languages.includes(interest.language),
  industry: ({ skills }, { interest }) => interest.industry !== '' && skills.includes(interest.industry),
};

const affinities = Object.keys(points) as readonly Affinity[];

/**
 * LD-4: who gets the lead under this rule, and why. Those who cannot take it are left out; of the others the best match
 * gets it; among equals the one who has waited longest for a lead. Undefined: nobody can.
 */
export function chooseEmployee(
  lead: Lead,
  rule: AssignmentRule,
  candidates: readonly Candidate[],
  policy: CustodyPolicy,
  now: Date,
): Choice | undefined {
  const inTeams = candidates.filter(({ employee }) => isIn(employee.teamPath, rule.teamPaths));
  const eligible = inTeams.filter(({ employee, account }) => canTake(employee, account, lead, rule, policy, now));
  const rated = eligible.map((candidate) => ({ candidate, reasons: reasonsFor(candidate.employee, lead) }));
  const best = Math.max(...rated.map(({ reasons }) => total(reasons)));
  const equals = rated.filter(({ reasons }) => total(reasons) === best).sort((a, b) => byTurn(a.candidate, b.candidate));
  const [chosen] = equals;
  if (!chosen) return undefined;

  const { candidate, reasons } = chosen;
  const assignment: Assignment = {
    mode: 'rule',
    rule: rule.name,
    decidedBy: '',
    at: now,
    reasons,
    candidates: inTeams.length,
    eligible: eligible.length,
    byTurn: equals.length > 1,
  };
  return { candidate, assignment };
}

const isIn = (teamPath: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((path) => teamPath.startsWith(path));

const canTake = (
  employee: Employee,
  account: Holdings,
  lead: Lead,
  rule: AssignmentRule,
  policy: CustodyPolicy,
  now: Date,
): boolean =>
  employee.takesLeads &&
  account.held < holdingLimit(employee.capacity, policy) &&
  rule.skills.every((skill) => employee.skills.includes(skill)) &&
  rule.mustMatch.every((affinity) => matches[affinity](employee, lead)) &&
  !lead.bans.some(({ employeeId, until }) => employeeId === employee.id && until > now);

const reasonsFor = (employee: Employee, lead: Lead): Reason[] =>
  affinities
    .filter((affinity) => matches[affinity](employee, lead))
    .map((affinity) => ({ code: `match.${affinity}`, points: points[affinity] }));

const total = (reasons: readonly Reason[]): number => reasons.reduce((sum, reason) => sum + reason.points, 0);

const byTurn = (a: Candidate, b: Candidate): number =>
  (a.account.lastAssignedAt?.getTime() ?? 0) - (b.account.lastAssignedAt?.getTime() ?? 0) ||
  (a.employee.id < b.employee.id ? -1 : 1);
