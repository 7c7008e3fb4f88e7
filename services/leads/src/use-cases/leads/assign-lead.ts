import type { Actor } from '@tributary/service-kit';
import type { LeadChange } from '../../domain/lead/change';
import { assign, byHand, type HoldRefusal } from '../../domain/lead/hold';
import type { Lead } from '../../domain/lead/lead';
import type { LeadPolicy } from '../../domain/policy';
import { assignByRule, type Candidates, type NobodyEligible } from './assign-by-rule';
import { type AtTheDesk, changeLead, type LeadDesk, leadOf, type NotFound } from './lead-desk';

export interface AssignLead {
  readonly leadId: string;
  /** Empty: the rules choose. */
  readonly employeeId: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk<LeadDesk & Candidates>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-4: by hand or by rule. */
export const makeAssignLead =
  ({ atTheDesk, policy, now }: Needs) =>
  async (actor: Actor, { leadId, employeeId }: AssignLead): Promise<Lead | HoldRefusal | NobodyEligible | NotFound> => {
    const rules = await policy();
    return atTheDesk(actor, async (desk) =>
      leadOf(
        await changeLead(desk, leadId, async (lead): Promise<LeadChange | HoldRefusal | NobodyEligible> => {
          const at = now();
          if (employeeId === '') return assignByRule(lead, desk, rules, at);
          const employee = await desk.employee(employeeId);
          if (!employee) return { refused: 'lead.employee-unavailable', field: 'employeeId' };
          return assign(lead, employee, await desk.account(employeeId), byHand('manual', actor.id, at), rules.custody, at);
        }),
      ),
    );
  };
