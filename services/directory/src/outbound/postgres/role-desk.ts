import { audit, inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import type { Role } from '../../domain/employee/employee';
import type { AtTheRoleDesk, RoleDesk } from '../../use-cases/put-role';
import { hasAdministrator } from './administrators';
import { roleColumns } from './rows';

export const makeRoleDesk =
  (store: PostgresStore): AtTheRoleDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(roleDesk(tx)));

export const roleDesk = (tx: Tx): RoleDesk => ({
  put: async ({ roleId, name, permissions, reach }) => {
    const before = await tx.one<Role>(`select ${roleColumns} from roles where role_id = $1 for update`, [roleId]);
    await tx.run(
      `insert into roles (role_id, name, permissions, reach) values ($1, $2, $3, $4)
             on conflict (role_id) do update
                set name = excluded.name, permissions = excluded.permissions, reach = excluded.reach, version = roles.version + 1`,
      [roleId, name, permissions, reach],
    );
    await audit(tx, { action: 'role.put', entity: 'role', entityId: roleId, before, after: { permissions, reach } });
  },
  hasAdministrator: () => hasAdministrator(tx),
});
