import type { Actor } from '@tributary/service-kit';
import { disqualify } from '../../domain/lead/close';
import type { DisqualificationReason, Lead } from '../../domain/lead/lead';
import type { HolderRefusal } from '../../domain/lead/let-go';
import { type AtTheDesk, changeLead, leadOf, type NotFound } from './lead-desk';

export interface DisqualifyLead {
  readonly leadId: string;
  readonly reason: DisqualificationReason;
  readonly note: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk;
  readonly now: () => Date;
}

/** LD-10: closed with the reason. */
export const makeDisqualifyLead =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { leadId, reason, note }: DisqualifyLead): Promise<Lead | HolderRefusal | NotFound> =>
    atTheDesk(actor, async (desk) => {
      const account = await desk.account(actor.id);
      const disqualification = { employeeId: actor.id, reason, note };
      return leadOf(await changeLead(desk, leadId, (lead) => disqualify(lead, disqualification, account, now())));
    });
