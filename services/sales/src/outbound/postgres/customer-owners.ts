import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { Ownership } from '../../domain/ownership';
import type { MergeDesk } from '../../use-cases/customers/follow-merge';
import type { SplitDesk } from '../../use-cases/customers/follow-split';
import type { LeadTakingDesk } from '../../use-cases/opportunities/take-qualified-lead';

type OwnersDesk = Pick<LeadTakingDesk, 'ownIfNobodyDoes'> & Pick<MergeDesk, 'inheritOwner'> & Pick<SplitDesk, 'returnOwner'>;

interface OwnerRow extends Ownership {
  readonly customerId: string;
  readonly version: number;
}

const columns = `customer_id as "customerId", owner_id as "ownerId", team_path as "teamPath", version`;

/** SL-1: each id keeps the owner it came to sales with, so that a merge can be undone. */
export function customerOwnersDesk(tx: Tx, outbox: Outbox): OwnersDesk {
  const publish = async ({ customerId, ownerId, teamPath, version }: OwnerRow, changedAt: Date): Promise<void> => {
    await audit(tx, { action: 'customer.owner-changed', entity: 'customer', entityId: customerId, after: { ownerId, teamPath } });
    const data = { customerId, ownerId, teamPath, changedAt };
    await outbox.add(tx, { aggregate: customerId, version }, [{ type: 'tributary.sales.customer-owner.changed.v1', data }]);
  };

  const own = async (customerId: string, owner: Ownership, inheritedFrom: string | null, now: Date): Promise<void> => {
    const row = await tx.one<OwnerRow>(
      `insert into customer_owners (customer_id, owner_id, team_path, inherited_from, version, changed_at)
       values ($1, $2, $3, $4, 1, $5)
       on conflict (customer_id) do update
          set owner_id = excluded.owner_id, team_path = excluded.team_path, inherited_from = excluded.inherited_from,
              version = customer_owners.version + 1, changed_at = excluded.changed_at
        where customer_owners.owner_id = ''
       returning ${columns}`,
      [customerId, owner.ownerId, owner.teamPath, inheritedFrom, now],
    );
    if (row) await publish(row, now);
  };

  return {
    ownIfNobodyDoes: async ({ id, madeWithId }, owner, now) => {
      await own(madeWithId, owner, null, now);
      if (id !== madeWithId) await own(id, owner, madeWithId, now);
    },

    inheritOwner: async (customerId, fromIds, now) => {
      const heir = await tx.one<OwnerRow>(
        `select ${columns} from customer_owners where customer_id = any ($1::uuid[]) and owner_id <> '' order by changed_at limit 1`,
        [fromIds],
      );
      if (heir) await own(customerId, heir, heir.customerId, now);
    },

    returnOwner: async (customerId, separatedIds, now) => {
      const row = await tx.one<OwnerRow>(
        `update customer_owners
            set owner_id = '', team_path = '/', inherited_from = null, version = version + 1, changed_at = $3
          where customer_id = $1 and inherited_from = any ($2::uuid[])
         returning ${columns}`,
        [customerId, separatedIds, now],
      );
      if (row) await publish(row, now);
    },
  };
}
