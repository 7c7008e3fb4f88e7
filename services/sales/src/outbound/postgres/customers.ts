import { audit, type Tx } from '@tributary/stores/postgres';
import type { CustomerLink } from '../../domain/customer/customer-link';
import type { MergeDesk } from '../../use-cases/customers/follow-merge';

/** Holds off a merge or split of this customer until the transaction ends: it would miss what is about to be written. */
export async function customerLink(tx: Tx, customerId: string): Promise<CustomerLink> {
  // Sent together; the second statement sees what the first one did.
  const [, row] = await Promise.all([
    tx.run(`insert into customers (customer_id, means) values ($1, $1) on conflict do nothing`, [customerId]),
    tx.one<{ means: string }>(`select means from customers where customer_id = $1 for share`, [customerId]),
  ]);
  return { id: row?.means ?? customerId, madeWithId: customerId };
}

/** From what others are made of to what is made of them, so that nothing is added behind our back. */
const referring = ['opportunities', 'quotes', 'contracts', 'orders'] as const;

export const customersDesk = (tx: Tx): Pick<MergeDesk, 'isNextOf' | 'repoint'> => ({
  isNextOf: async (customerId, version) => {
    const taken = await tx.run(
      `insert into customers (customer_id, means, version) values ($1, $1, $2)
       on conflict (customer_id) do update set version = excluded.version where customers.version < excluded.version`,
      [customerId, version],
    );
    return taken > 0;
  },

  repoint: async (ids, customerId) => {
    // Of two merges in a row the later may be told first.
    const { means } = (await tx.one<{ means: string }>(`select ${currentMeaning} as means`, [customerId, ids])) ?? {
      means: customerId,
    };
    await tx.run(
      `insert into customers (customer_id, means) select id, $2 from unnest($1::uuid[]) as id order by id
       on conflict (customer_id) do update set means = excluded.means`,
      [ids, means],
    );
    let records = 0;
    for (const table of referring) {
      records += await tx.run(
        `update ${table} set customer_id = $2 where customer_made_with = any ($1::uuid[]) and customer_id <> $2`,
        [ids, means],
      );
    }
    const after = { ids: [...ids], customerId: means, records };
    await audit(tx, { action: 'customer.repointed', entity: 'customer', entityId: customerId, after });
  },
});

/** A customer who separates stands for themselves again, whatever they meant before. */
const currentMeaning = `
  case when $1::uuid = any ($2::uuid[]) then $1::uuid
       else coalesce((select means from customers where customer_id = $1::uuid), $1::uuid) end`;
