import type { Actor } from '@tributary/service-kit';
import type { EmployeeChange, Surroundings } from '../domain/employee/change-employee';
import type { Employee, EmployeeDetails } from '../domain/employee/employee';

/** What changing an employee needs of the store, inside one transaction. */
export interface EmployeeDesk {
  /** Locked until the end; a second change of the same person waits here. */
  employee(employeeId: string): Promise<Employee | undefined>;
  surroundingsOf(details: EmployeeDetails): Promise<Surroundings>;
  /** Refused when somebody else signs in with this name already. */
  add(change: EmployeeChange, passwordHash: string | undefined): Promise<'added' | 'login-taken'>;
  save(before: Employee, change: EmployeeChange, successorId?: string): Promise<void>;
  /** Whether somebody who works here, other than the one named, may administer the directory. */
  hasAdministrator(other?: string): Promise<boolean>;
  endSessionsOf(employeeId: string): Promise<void>;
}

export type AtTheEmployeeDesk = <T>(actor: Actor, work: (desk: EmployeeDesk) => Promise<T>) => Promise<T>;
