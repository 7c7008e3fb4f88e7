import type { Tx } from '@tributary/stores/postgres';
import type { Owners } from '../../use-cases/follow-customer-owner';

export const owners: Owners<Tx> = {
  keepOwner: async (tx, { customerId, ownerId, teamPath }, version) => {
    await tx.run(
      `update customers set owner_id = nullif($2, ''), team_path = case when $2 <> '' then $3 end, owner_version = $4
        where id = $1 and owner_version < $4`,
      [customerId, ownerId, teamPath, version],
    );
  },
};
