import type { Actor } from '@tributary/service-kit';
import type { LeadChange } from '../../domain/lead/change';
import { holderOf } from '../../domain/lead/custody';
import type { Lead } from '../../domain/lead/lead';
import { type TransferRefusal, transfer } from '../../domain/lead/transfer';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, leadOf, type NotFound } from './lead-desk';

export interface TransferLead {
  readonly leadId: string;
  readonly employeeId: string;
  readonly note: string;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-7: both accounts and the lead change together, or not at all. */
export const makeTransferLead =
  ({ atTheDesk, policy, now }: Needs) =>
  async (actor: Actor, { leadId, employeeId, note }: TransferLead): Promise<Lead | TransferRefusal | NotFound> => {
    const { custody } = await policy();
    return atTheDesk(actor, async (desk) =>
      leadOf(
        await changeLead(desk, leadId, async (lead): Promise<LeadChange | TransferRefusal> => {
          const to = await desk.employee(employeeId);
          const holder = holderOf(lead.custody);
          if (!to) return { refused: 'lead.employee-unavailable', field: 'employeeId' };
          if (!holder) return { refused: 'lead.not-held' };
          const [from, next] = [await desk.account(holder.id), await desk.account(employeeId)];
          return transfer(lead, { to, by: actor.id, note, from, next }, custody, now());
        }),
      ),
    );
  };
