import { type Actor, isRefusal } from '@tributary/service-kit';
import { leave } from '../domain/employee/change-employee';
import type { AtTheEmployeeDesk } from './employee-desk';

export interface MarkEmployeeLeft {
  readonly employeeId: string;
  readonly successorId: string;
}

interface Needs {
  readonly atTheDesk: AtTheEmployeeDesk;
  readonly now: () => Date;
}

/** DR-1: sessions end with it, in the same transaction; nobody gets a new token from then on. */
export const makeMarkEmployeeLeft =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, { employeeId, successorId }: MarkEmployeeLeft) =>
    atTheDesk(actor, async (desk) => {
      const employee = await desk.employee(employeeId);
      if (!employee) return { refused: 'record.not-found', field: 'employeeId' } as const;
      const successor = successorId === employeeId ? employee : await desk.employee(successorId);
      const outcome = leave(employee, successor, now());
      if (isRefusal(outcome)) return outcome;
      if (!(await desk.hasAdministrator(employeeId))) return { refused: 'role.last-administrator' } as const;
      await desk.save(employee, outcome, successorId);
      await desk.endSessionsOf(employeeId);
      return outcome.employee;
    });
