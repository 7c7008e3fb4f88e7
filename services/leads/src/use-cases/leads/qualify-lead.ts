import type { Actor } from '@tributary/service-kit';
import { qualify } from '../../domain/lead/close';
import type { Lead } from '../../domain/lead/lead';
import type { HolderRefusal } from '../../domain/lead/let-go';
import { type AtTheDesk, changeLead, leadOf, type NotFound } from './lead-desk';

export interface QualifyLead {
  readonly leadId: string;
  readonly need: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk;
  readonly now: () => Date;
}

/** LD-10: from here on the customer is served, and sales has all it needs. */
export const makeQualifyLead =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { leadId, need }: QualifyLead): Promise<Lead | HolderRefusal | NotFound> =>
    atTheDesk(actor, async (desk) => {
      const account = await desk.account(actor.id);
      return leadOf(await changeLead(desk, leadId, (lead) => qualify(lead, actor.id, need, account, now())));
    });
