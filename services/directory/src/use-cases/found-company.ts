import { isRefusal } from '@tributary/service-kit';
import { createEmployee, type EmployeeChange } from '../domain/employee/change-employee';
import type { Role, Team } from '../domain/employee/employee';
import { standardRoles } from '../domain/standard-roles';

interface EmptyDirectory {
  /** False when somebody works here already. Others who found the company at this moment wait. */
  isEmpty(): Promise<boolean>;
  addTeam(team: Team): Promise<void>;
  putRole(role: Role): Promise<void>;
  addEmployee(change: EmployeeChange, passwordHash: string): Promise<void>;
}

interface Needs {
  readonly inTheDirectory: <T>(work: (directory: EmptyDirectory) => Promise<T>) => Promise<T>;
  readonly permissions: readonly string[];
  readonly hashPassword: (password: string) => Promise<string>;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** An empty directory gets its first team, the standard roles and `admin`. A directory with people in it stays as it is. */
export const makeFoundCompany =
  ({ inTheDirectory, permissions, hashPassword, newId, now }: Needs) =>
  async (administratorPassword: string): Promise<'founded' | 'exists'> => {
    const passwordHash = await hashPassword(administratorPassword);
    return inTheDirectory(async (directory) => {
      if (!(await directory.isEmpty())) return 'exists';
      const team: Team = {
        ...{ teamId: newId(), parentId: undefined, slug: 'hq', name: '总部', path: '/hq/', managerId: undefined, version: 1 },
      };
      await directory.addTeam(team);
      for (const role of standardRoles(permissions)) await directory.putRole(role);

      const roleIds = ['administrator'];
      const details = {
        ...{ name: '系统管理员', email: '', teamId: team.teamId, roleIds, skills: [], territories: [], languages: [] },
        ...{ capacity: 0, deputyId: undefined },
      };
      const surroundings = { team, knownRoleIds: roleIds, deputy: undefined };
      const outcome = createEmployee(newId(), 'admin', details, surroundings, now());
      if (isRefusal(outcome)) throw new Error(`the first administrator was refused: ${outcome.refused}`);
      await directory.addEmployee(outcome, passwordHash);
      return 'founded';
    });
  };
