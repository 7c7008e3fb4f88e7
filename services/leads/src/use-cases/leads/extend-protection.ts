import type { Actor, Refusal } from '@tributary/service-kit';
import { extendProtection } from '../../domain/lead/extend-protection';
import type { Lead } from '../../domain/lead/lead';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, leadOf, type NotFound } from './lead-desk';

export interface ExtendProtection {
  readonly leadId: string;
  readonly days: number;
  readonly note: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-6: for managers; the permission says who is one. */
export const makeExtendProtection =
  ({ atTheDesk, policy, now }: Needs) =>
  async (
    actor: Actor,
    { leadId, days, note }: ExtendProtection,
  ): Promise<Lead | Refusal<'lead.closed' | 'lead.not-held'> | NotFound> => {
    const { custody } = await policy();
    return atTheDesk(actor, async (desk) =>
      leadOf(await changeLead(desk, leadId, (lead) => extendProtection(lead, { days, by: actor.id, note }, custody, now()))),
    );
  };
