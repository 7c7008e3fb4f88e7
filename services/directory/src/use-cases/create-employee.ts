import { type Actor, isRefusal } from '@tributary/service-kit';
import { createEmployee } from '../domain/employee/change-employee';
import type { EmployeeDetails } from '../domain/employee/employee';
import type { AtTheEmployeeDesk } from './employee-desk';

export interface CreateEmployee {
  readonly login: string;
  readonly details: EmployeeDetails;
  /** For the built-in sign-in provider. */
  readonly initialPassword: string | undefined;
}

interface Needs {
  readonly atTheDesk: AtTheEmployeeDesk;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const makeCreateEmployee =
  ({ atTheDesk, hashPassword, newId, now }: Needs) =>
  async (actor: Actor, command: CreateEmployee) => {
    // Hashing takes a tenth of a second on purpose: not while a transaction is open.
    const passwordHash = command.initialPassword && (await hashPassword(command.initialPassword));
    return atTheDesk(actor, async (desk) => {
      const surroundings = await desk.surroundingsOf(command.details);
      const outcome = createEmployee(newId(), command.login, command.details, surroundings, now());
      if (isRefusal(outcome)) return outcome;
      const added = await desk.add(outcome, passwordHash || undefined);
      if (added === 'login-taken') return { refused: 'employee.login-taken', field: 'login' } as const;
      return outcome.employee;
    });
  };
