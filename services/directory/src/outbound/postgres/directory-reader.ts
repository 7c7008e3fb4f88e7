import { keysOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, withoutNulls } from '@tributary/stores/postgres';
import type { Employee, Role, Team } from '../../domain/employee/employee';
import { grantsOf } from '../../domain/employee/grants';
import type { Integration, ReadDirectory } from '../../use-cases/read-directory';
import { type ApprovalRow, approvalColumns, approvalOf, type ChainRow, chainColumns, chainOf } from './approval-rows';
import { employeeColumns, roleColumns, teamColumns } from './rows';

const malformedCursor = { refused: 'request.malformed', field: 'page.cursor' } as const;

export const makeDirectoryReader = (store: PostgresStore): ReadDirectory => ({
  employee: (actor, employeeId) =>
    reading(store, actor, async (tx) => {
      const row = await tx.one<Employee>(`select ${employeeColumns} from employees e where employee_id = $1`, [employeeId]);
      return row && withoutNulls(row);
    }),

  employees: async (actor, { teamId, state }, { cursor, limit }) => {
    const keys = keysOf(cursor, ['text', 'uuid']);
    if (!keys) return malformedCursor;
    const [afterName = null, afterId = null] = keys;
    const rows = await reading(store, actor, (tx) =>
      tx.many<Employee>(
        `select ${employeeColumns} from employees e
          where ($1::text is null or e.state = $1)
            and ($2::uuid is null or starts_with(e.team_path, (select path from teams where team_id = $2)))
            and ($3::text is null or (e.name, e.employee_id) > ($3, $4::uuid))
          order by e.name, e.employee_id limit $5`,
        [state ?? null, teamId ?? null, afterName, afterId, limit + 1],
      ),
    );
    return pageOfRows(rows.map(withoutNulls), limit, ({ name, employeeId }) => [name, employeeId]);
  },

  grants: (actor, employeeId) =>
    reading(store, actor, async (tx) => {
      const roles = await tx.many<Role>(
        `select ${roleColumns} from roles where role_id = any ((select role_ids from employees where employee_id = $1 and state = 'active')::text[])`,
        [employeeId],
      );
      return grantsOf(roles);
    }),

  teams: (actor) =>
    reading(store, actor, async (tx) =>
      (await tx.many<Team>(`select ${teamColumns} from teams order by path limit 10000`)).map(withoutNulls),
    ),

  roles: (actor) => reading(store, actor, (tx) => tx.many<Role>(`select ${roleColumns} from roles order by role_id limit 1000`)),

  integrations: (actor) =>
    reading(store, actor, async (tx) => {
      const rows = await tx.many<Integration>(
        `select client_id as "clientId", name, role_ids as "roleIds", last_used_at as "lastUsedAt"
           from integrations order by client_id limit 1000`,
      );
      return rows.map(withoutNulls);
    }),

  chains: (actor) =>
    reading(store, actor, async (tx) =>
      (await tx.many<ChainRow>(`select ${chainColumns} from approval_chains order by chain_id limit 1000`)).map(chainOf),
    ),

  approval: (actor, approvalId) =>
    reading(store, actor, async (tx) => {
      const row = await tx.one<ApprovalRow>(`select ${approvalColumns} from approvals where approval_id = $1`, [approvalId]);
      return row && approvalOf(row);
    }),

  approvalsWaitingFor: async (actor, { cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return malformedCursor;
    // Systems are asked for no approval, and their ids are not people's.
    if (actor.kind !== 'employee') return { items: [], nextCursor: '' };
    const [afterTime = null, afterId = null] = keys;
    const rows = await reading(store, actor, (tx) =>
      tx.many<ApprovalRow>(
        `select ${approvalColumns} from approvals
          where state = 'open'
            and waiting_for && (select array_agg(employee_id) from employees
                                 where employee_id = $1::uuid or (deputy_id = $1::uuid and state = 'active'))
            and requester_id <> $1::uuid
            and ($2::timestamptz is null or (requested_at, approval_id) > ($2, $3::uuid))
          order by requested_at, approval_id limit $4`,
        [actor.id, afterTime, afterId, limit + 1],
      ),
    );
    return pageOfRows(rows.map(approvalOf), limit, ({ requestedAt, approvalId }) => [requestedAt.toISOString(), approvalId]);
  },
});
