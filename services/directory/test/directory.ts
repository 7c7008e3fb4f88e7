import {
  ApprovalServiceService,
  EmployeeServiceService,
  IntegrationServiceService,
  RoleServiceService,
  SessionServiceService,
  TeamServiceService,
} from '@tributary/contracts/directory';
import { type EmployeeTraits, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { service } from '../src/service';

/** A directory with the standard roles and `admin`, who needs another to leave. */
export const startDirectory = (): Promise<ServiceUnderTest> =>
  startServiceUnderTest({
    ...service,
    store: 'postgres',
    environment: { OIDC_ISSUER: 'http://localhost:1/oidc', FIRST_ADMINISTRATOR_PASSWORD: 'correct horse battery' },
  });

export async function everyDoor(directory: ServiceUnderTest, traits: EmployeeTraits) {
  return {
    employees: await directory.as({ service: EmployeeServiceService }, traits),
    teams: await directory.as({ service: TeamServiceService }, traits),
    roles: await directory.as({ service: RoleServiceService }, traits),
    sessions: await directory.as({ service: SessionServiceService }, traits),
    integrations: await directory.as({ service: IntegrationServiceService }, traits),
    approvals: await directory.as({ service: ApprovalServiceService }, traits),
  };
}

export type Doors = Awaited<ReturnType<typeof everyDoor>>;

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );

export const hire = (doors: Doors, login: string, more: { teamId: string; roleIds: readonly string[] }) =>
  doors.employees.createEmployee({
    login,
    name: login,
    email: '',
    skills: [],
    territories: [],
    languages: ['zh-CN'],
    capacity: 0,
    initialPassword: '',
    ...more,
  });
