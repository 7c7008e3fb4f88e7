import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { EmployeeChange } from '../../domain/employee/change-employee';
import type { Employee, Role, Team } from '../../domain/employee/employee';
import { grantsOf } from '../../domain/employee/grants';
import type { AtTheEmployeeDesk, EmployeeDesk } from '../../use-cases/employee-desk';
import { hasAdministrator } from './administrators';
import { employeeColumns, roleColumns, teamColumns } from './rows';

export const makeEmployeeDesk =
  (store: PostgresStore, outbox: Outbox): AtTheEmployeeDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(employeeDesk(tx, outbox)));

export const employeeDesk = (tx: Tx, outbox: Outbox): EmployeeDesk => ({
  employee: async (employeeId) => {
    const row = await tx.one<Employee>(`select ${employeeColumns} from employees e where employee_id = $1 for update`, [
      employeeId,
    ]);
    return row && withoutNulls(row);
  },

  surroundingsOf: async ({ teamId, roleIds, deputyId }) => {
    const team = await tx.one<Team>(`select ${teamColumns} from teams where team_id = $1 for share`, [teamId]);
    const known = await tx.many<{ roleId: string }>(`select role_id as "roleId" from roles where role_id = any ($1)`, [roleIds]);
    const deputy = deputyId
      ? await tx.one<Pick<Employee, 'employeeId' | 'state'>>(
          `select employee_id as "employeeId", state from employees where employee_id = $1`,
          [deputyId],
        )
      : undefined;
    return { team: team && withoutNulls(team), knownRoleIds: known.map(({ roleId }) => roleId), deputy };
  },

  add: async (change, passwordHash) => {
    const { employee } = change;
    const added = await tx.run(
      `insert into employees (employee_id, login, name, email, team_id, team_path, role_ids, skills, territories,
                              languages, capacity, deputy_id, state, version, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (login) do nothing`,
      valuesOf(employee),
    );
    if (added === 0) return 'login-taken';
    if (passwordHash) {
      await tx.run(`insert into passwords (employee_id, hash, changed_at) values ($1, $2, $3)`, [
        employee.employeeId,
        passwordHash,
        employee.updatedAt,
      ]);
    }
    await audit(tx, {
      action: 'employee.created',
      entity: 'employee',
      entityId: employee.employeeId,
      after: auditable(employee),
    });
    await publish(tx, outbox, change);
    return 'added';
  },

  save: async (before, change, successorId) => {
    const { employee } = change;
    await tx.run(
      `update employees set name = $3, email = $4, team_id = $5, team_path = $6, role_ids = $7, skills = $8, territories = $9,
              languages = $10, capacity = $11, deputy_id = $12, state = $13, version = $14, updated_at = $15
        where employee_id = $1 and login = $2`,
      valuesOf(employee),
    );
    await audit(tx, {
      action: change.event === 'left' ? 'employee.left' : 'employee.changed',
      entity: 'employee',
      entityId: employee.employeeId,
      before: auditable(before),
      after: auditable(employee),
    });
    await publish(tx, outbox, change, successorId);
  },

  hasAdministrator: (other) => hasAdministrator(tx, other),

  endSessionsOf: async (employeeId) => {
    await tx.run(`update sessions set closed_at = now() where employee_id = $1 and closed_at is null`, [employeeId]);
  },
});

const valuesOf = (employee: Employee): readonly unknown[] => [
  employee.employeeId,
  employee.login,
  employee.name,
  employee.email,
  employee.teamId,
  employee.teamPath,
  employee.roleIds,
  employee.skills,
  employee.territories,
  employee.languages,
  employee.capacity,
  employee.deputyId ?? null,
  employee.state,
  employee.version,
  employee.updatedAt,
];

/** What the audit log needs to show a change of power; names and addresses stay out of it. */
const auditable = ({ teamPath, roleIds, deputyId, state, version }: Employee) => ({
  teamPath,
  roleIds,
  deputyId,
  state,
  version,
});

async function publish(tx: Tx, outbox: Outbox, { employee, event }: EmployeeChange, successorId = ''): Promise<void> {
  const { employeeId, version, updatedAt } = employee;
  const change = { aggregate: employeeId, version };
  if (event === 'left') {
    const data = { employeeId, successorId, leftAt: updatedAt };
    return outbox.add(tx, change, [{ type: 'tributary.directory.employee.left.v1', data }]);
  }
  const roles = await tx.many<Role>(`select ${roleColumns} from roles where role_id = any ($1)`, [employee.roleIds]);
  const { name, teamId, teamPath, roleIds, skills, territories, languages, capacity } = employee;
  const data = {
    ...{ employeeId, name, teamId, teamPath, roleIds, skills, territories, languages, capacity },
    permissions: grantsOf(roles).permissions,
    state: 'EMPLOYEE_STATE_ACTIVE' as const,
  };
  return outbox.add(tx, change, [{ type: 'tributary.directory.employee.changed.v1', data }]);
}
