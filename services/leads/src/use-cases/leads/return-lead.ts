import type { Actor } from '@tributary/service-kit';
import type { Lead } from '../../domain/lead/lead';
import { type HolderRefusal, returnToSea } from '../../domain/lead/let-go';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, leadOf, type NotFound } from './lead-desk';

export interface ReturnLead {
  readonly leadId: string;
  readonly note: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-5: the holder gives the lead back. */
export const makeReturnLead =
  ({ atTheDesk, policy, now }: Needs) =>
  async (actor: Actor, { leadId, note }: ReturnLead): Promise<Lead | HolderRefusal | NotFound> => {
    const { custody } = await policy();
    return atTheDesk(actor, async (desk) => {
      const account = await desk.account(actor.id);
      return leadOf(await changeLead(desk, leadId, (lead) => returnToSea(lead, actor.id, note, account, custody, now())));
    });
  };
