import { type Actor, isRefusal } from '@tributary/service-kit';
import { updateEmployee } from '../domain/employee/change-employee';
import type { EmployeeDetails } from '../domain/employee/employee';
import type { AtTheEmployeeDesk } from './employee-desk';

export interface UpdateEmployee {
  readonly employeeId: string;
  readonly expectedVersion: number;
  readonly details: EmployeeDetails;
}

interface Needs {
  readonly atTheDesk: AtTheEmployeeDesk;
  readonly now: () => Date;
}

export const makeUpdateEmployee =
  ({ atTheDesk, now }: Needs) =>
  (actor: Actor, command: UpdateEmployee) =>
    atTheDesk(actor, async (desk) => {
      const employee = await desk.employee(command.employeeId);
      if (!employee) return { refused: 'record.not-found' } as const;
      const surroundings = await desk.surroundingsOf(command.details);
      const outcome = updateEmployee(employee, command.details, command.expectedVersion, surroundings, now());
      if (isRefusal(outcome)) return outcome;
      await desk.save(employee, outcome);
      // Saved first, so that the question is asked of the state after the change.
      if (!(await desk.hasAdministrator())) return { refused: 'role.last-administrator' } as const;
      return outcome.employee;
    });
