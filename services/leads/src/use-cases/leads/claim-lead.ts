import type { Actor } from '@tributary/service-kit';
import type { Employee } from '../../domain/assignment/employee';
import { type ClaimRefusal, claim } from '../../domain/lead/hold';
import type { Lead } from '../../domain/lead/lead';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, type LeadDesk, leadOf, type NotFound } from './lead-desk';

export interface ClaimLead {
  readonly leadId: string;
}

export interface ClaimDesk extends LeadDesk {
  /**
   * A lead of the public sea, also one that somebody else took from it a moment ago, so that the loser learns what
   * happened. Undefined for those who may not look into the sea.
   */
  leadFromSea(id: string): Promise<Lead | undefined>;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk<ClaimDesk>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-5: one winner under any concurrency, and nobody gets past their limits. */
export const makeClaimLead =
  ({ atTheDesk, policy, now }: Needs) =>
  async (actor: Actor, { leadId }: ClaimLead): Promise<Lead | ClaimRefusal | NotFound> => {
    const { custody } = await policy();
    return atTheDesk(actor, async (desk) => {
      const claimant = claimantOf(actor, await desk.employee(actor.id));
      const account = await desk.account(actor.id);
      const seaside = { lead: desk.leadFromSea, save: desk.save };
      return leadOf(await changeLead(seaside, leadId, (lead) => claim(lead, claimant, account, custody, now())));
    });
  };

/** The token is newer than what the directory has told, and says in which team they are and what they may; unless they left. */
const claimantOf = (actor: Actor, known: Employee | undefined): Employee => ({
  id: actor.id,
  teamPath: actor.teamPath,
  skills: known?.skills ?? [],
  territories: known?.territories ?? [],
  languages: known?.languages ?? [],
  capacity: known?.capacity ?? 0,
  takesLeads: actor.kind === 'employee' && !known?.left,
  left: known?.left ?? false,
});
