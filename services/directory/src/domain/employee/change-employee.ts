import type { Refusal } from '@tributary/service-kit';
import type { Employee, EmployeeDetails, Team } from './employee';

export interface EmployeeChange {
  readonly employee: Employee;
  readonly event: 'changed' | 'left';
}

/** What the store knows of those whom a change names. */
export interface Surroundings {
  readonly team: Team | undefined;
  /** Of the roles named, those that exist. */
  readonly knownRoleIds: readonly string[];
  /** Undefined where no deputy is named or there is no such person. */
  readonly deputy: Pick<Employee, 'employeeId' | 'state'> | undefined;
}

type DetailsRefusal = Refusal<'team.unknown' | 'role.unknown' | 'employee.left' | 'employee.own-deputy' | 'record.not-found'>;

/** DR-1: a new employee, version 1. */
export function createEmployee(
  employeeId: string,
  login: string,
  details: EmployeeDetails,
  surroundings: Surroundings,
  now: Date,
): EmployeeChange | DetailsRefusal {
  return withDetails({ employeeId, login, state: 'active', version: 0 }, details, surroundings, now);
}

/** DR-1: replaces everything but the login. */
export function updateEmployee(
  employee: Employee,
  details: EmployeeDetails,
  expectedVersion: number,
  surroundings: Surroundings,
  now: Date,
): EmployeeChange | DetailsRefusal | Refusal<'record.version-conflict'> {
  if (employee.version !== expectedVersion) {
    return { refused: 'record.version-conflict', details: { version: employee.version } };
  }
  if (employee.state === 'left') return { refused: 'employee.left' };
  return withDetails(employee, details, surroundings, now);
}

/** DR-1: the person has gone; the event hands their work to the successor everywhere. Leaving twice changes nothing. */
export function leave(
  employee: Employee,
  successor: Pick<Employee, 'employeeId' | 'state'> | undefined,
  now: Date,
): EmployeeChange | Refusal<'employee.left' | 'employee.own-successor' | 'record.not-found'> {
  if (employee.state === 'left') return { refused: 'employee.left', field: 'employeeId' };
  if (!successor) return { refused: 'record.not-found', field: 'successorId' };
  if (successor.employeeId === employee.employeeId) return { refused: 'employee.own-successor', field: 'successorId' };
  if (successor.state === 'left') return { refused: 'employee.left', field: 'successorId' };
  return { employee: { ...employee, state: 'left', version: employee.version + 1, updatedAt: now }, event: 'left' };
}

function withDetails(
  base: Pick<Employee, 'employeeId' | 'login' | 'state' | 'version'>,
  details: EmployeeDetails,
  { team, knownRoleIds, deputy }: Surroundings,
  now: Date,
): EmployeeChange | DetailsRefusal {
  if (!team) return { refused: 'team.unknown', field: 'teamId' };
  const unknown = details.roleIds.find((roleId) => !knownRoleIds.includes(roleId));
  if (unknown !== undefined) return { refused: 'role.unknown', field: 'roleIds', details: { roleId: unknown } };
  if (details.deputyId !== undefined) {
    if (details.deputyId === base.employeeId) return { refused: 'employee.own-deputy', field: 'deputyId' };
    if (!deputy) return { refused: 'record.not-found', field: 'deputyId' };
    if (deputy.state === 'left') return { refused: 'employee.left', field: 'deputyId' };
  }
  const employee: Employee = {
    employeeId: base.employeeId,
    login: base.login,
    state: base.state,
    version: base.version + 1,
    ...details,
    teamPath: team.path,
    updatedAt: now,
  };
  return { employee, event: 'changed' };
}
