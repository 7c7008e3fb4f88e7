import { type Actor, isRefusal } from '@tributary/service-kit';
import { holderOf } from '../../domain/lead/custody';
import { watchDeadline } from '../../domain/lead/let-go';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead } from './lead-desk';

export interface Deadlines {
  /** Ids of leads whose deadline has passed, longest overdue first. */
  passed(now: Date, limit: number): Promise<readonly string[]>;
}

export interface Needs {
  readonly deadlines: Deadlines;
  readonly atTheDesk: AtTheDesk;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
  readonly service: Actor;
}

const batch = 100;

/**
 * LD-6: warns and drops. Each lead is a transaction of its own, which looks again whether its deadline has passed: a
 * rival, or a follow-up in between, makes it nothing. Returns how many leads changed.
 */
export const makeWatchDeadlines =
  ({ deadlines, atTheDesk, policy, now, service }: Needs) =>
  async (): Promise<number> => {
    const { custody } = await policy();
    let changed = 0;
    for (const leadId of await deadlines.passed(now(), batch)) {
      const outcome = await atTheDesk(service, (desk) =>
        changeLead(desk, leadId, async (lead) => {
          const holder = holderOf(lead.custody);
          const account = await desk.account(holder?.id ?? '');
          return watchDeadline(lead, account, custody, now()) ?? { refused: 'lead.not-held' };
        }),
      );
      if (!isRefusal(outcome)) changed += 1;
    }
    return changed;
  };
