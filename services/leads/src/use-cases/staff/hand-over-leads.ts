import { type Actor, isRefusal } from '@tributary/service-kit';
import { handOver } from '../../domain/lead/hand-over';
import type { LeadPolicy } from '../../domain/policy';
import { type AtTheDesk, changeLead, type LeadDesk } from '../leads/lead-desk';

/** A leaver whose leads are on their way to somebody else; stored until none are left. */
export interface OpenHandOver {
  readonly leaverId: string;
  readonly successorId: string;
  readonly leftAt: Date;
}

export interface HandOvers {
  open(): Promise<readonly OpenHandOver[]>;
  leadsHeldBy(employeeId: string, limit: number): Promise<readonly string[]>;
  close(leaverId: string): Promise<void>;
}

export interface Needs {
  readonly handOvers: HandOvers;
  readonly atTheDesk: AtTheDesk;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
  readonly service: Actor;
}

const batch = 100;

/** A token outlives its owner's leaving by minutes; a lead claimed with it is still found. */
const watchedForMs = 3_600_000;

/** LD-7: each lead is a transaction of its own; killed in between, the next one goes on with those that are left. */
export const makeHandOverLeads = ({ handOvers, atTheDesk, policy, now, service }: Needs) => {
  const handOverOne = async ({ leaverId, successorId }: OpenHandOver, leadId: string, { custody }: LeadPolicy) =>
    atTheDesk(service, (desk) =>
      changeLead(desk, leadId, async (lead) => {
        const from = await desk.account(leaverId);
        const successor = await successorOf(desk, successorId);
        return handOver(lead, { leaverId, from, successor, by: service.id }, custody, now());
      }),
    );

  return async (): Promise<number> => {
    const rules = await policy();
    let moved = 0;
    for (const leaving of await handOvers.open()) {
      const leadIds = await handOvers.leadsHeldBy(leaving.leaverId, batch);
      for (const leadId of leadIds) {
        if (!isRefusal(await handOverOne(leaving, leadId, rules))) moved += 1;
      }
      const isOver = now().getTime() - leaving.leftAt.getTime() > watchedForMs;
      if (leadIds.length === 0 && isOver) await handOvers.close(leaving.leaverId);
    }
    return moved;
  };
};

async function successorOf(desk: LeadDesk, successorId: string) {
  const employee = await desk.employee(successorId);
  return employee && { employee, account: await desk.account(successorId) };
}
