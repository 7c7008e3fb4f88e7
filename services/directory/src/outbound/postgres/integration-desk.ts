import { serviceActor } from '@tributary/service-kit';
import { audit, inTransaction, type PostgresStore, reading } from '@tributary/stores/postgres';
import type { Role } from '../../domain/employee/employee';
import { type Grants, grantsOf } from '../../domain/employee/grants';
import type { AddIntegration } from '../../use-cases/create-integration';
import { roleColumns } from './rows';

const directory = serviceActor('directory');

export const makeIntegrationDesk = (store: PostgresStore) => ({
  add: ((actor, { clientId, name, roleIds, secretHash, createdAt }) =>
    inTransaction(store, actor, async (tx) => {
      const known = await tx.many<{ roleId: string }>(`select role_id as "roleId" from roles where role_id = any ($1)`, [
        roleIds,
      ]);
      const unknown = roleIds.find((roleId) => known.every((role) => role.roleId !== roleId));
      if (unknown !== undefined) return { refused: 'role.unknown', field: 'roleIds', details: { roleId: unknown } };
      const added = await tx.run(
        `insert into integrations (client_id, name, role_ids, secret_hash, created_at) values ($1, $2, $3, $4, $5)
         on conflict (client_id) do nothing`,
        [clientId, name, roleIds, secretHash, createdAt],
      );
      if (added === 0) return { refused: 'integration.client-id-taken', field: 'clientId' };
      await audit(tx, { action: 'integration.created', entity: 'integration', entityId: clientId, after: { roleIds } });
      return 'added';
    })) satisfies AddIntegration,

  find: (clientId: string): Promise<{ secretHash: Buffer; grants: Grants } | undefined> =>
    reading(store, directory, async (tx) => {
      const found = await tx.one<{ secretHash: Buffer; roleIds: readonly string[] }>(
        `select secret_hash as "secretHash", role_ids as "roleIds" from integrations where client_id = $1`,
        [clientId],
      );
      if (!found) return undefined;
      const roles = await tx.many<Role>(`select ${roleColumns} from roles where role_id = any ($1)`, [found.roleIds]);
      return { secretHash: found.secretHash, grants: grantsOf(roles) };
    }),

  used: (clientId: string, at: Date): Promise<void> =>
    inTransaction(store, directory, async (tx) => {
      // Once a minute is enough to see whether it is still in use.
      await tx.run(
        `update integrations set last_used_at = $2
          where client_id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
        [clientId, at],
      );
    }),
});
