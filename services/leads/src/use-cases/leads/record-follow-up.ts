import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type FollowUp, followUp, type NewFollowUp } from '../../domain/lead/follow-up';
import type { HolderRefusal } from '../../domain/lead/let-go';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, type LeadDesk, type NotFound } from './lead-desk';

export interface RecordFollowUp extends Omit<NewFollowUp, 'id' | 'employeeId' | 'at'> {
  readonly leadId: string;
  /** Undefined: now. */
  readonly at: Date | undefined;
}

export interface FollowUpBook {
  addFollowUp(followUp: FollowUp): Promise<void>;
}

export interface Needs {
  readonly atTheDesk: AtTheDesk<LeadDesk & FollowUpBook>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** LD-9: the holder's follow-up, and what it does to the clock (LD-6). */
export const makeRecordFollowUp =
  ({ atTheDesk, policy, now, newId }: Needs) =>
  async (
    actor: Actor,
    { leadId, at, ...entry }: RecordFollowUp,
  ): Promise<FollowUp | HolderRefusal | Refusal<'follow-up.time-invalid'> | NotFound> => {
    const { custody } = await policy();
    return atTheDesk(actor, async (desk) => {
      const outcome = await changeLead(desk, leadId, (lead) => {
        const current = now();
        return followUp(lead, { ...entry, id: newId(), employeeId: actor.id, at: at ?? current }, custody, current);
      });
      if (isRefusal(outcome)) return outcome;
      await desk.addFollowUp(outcome.followUp);
      return outcome.followUp;
    });
  };
