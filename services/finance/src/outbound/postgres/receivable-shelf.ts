import { audit, type Tx } from '@tributary/stores/postgres';
import type { Receivable } from '../../domain/receivable/receivable';
import type { CustomerReferences } from '../../use-cases/customers/follow-customer';

/** Contracts are signed side by side; a merge or split waits for them and they wait for it, so that neither misses the other. */
const customersLock = `hashtextextended('customers', 0)`;

/** Its customer is whoever stands for the signed one now. */
export async function addReceivable(tx: Tx, receivable: Receivable): Promise<void> {
  const { contractId, contractNumber, customerId, total, dueOn, ownerId, teamPath } = receivable;
  await tx.one(`select pg_advisory_xact_lock_shared(${customersLock})`);
  const added = await tx.run(
    `insert into receivables (contract_id, contract_number, signed_customer_id, customer_id, currency, total,
                              due_on, owner_id, team_path)
     values ($1, $2, $3, customer_now($3), $4, $5, $6, $7, $8)
     on conflict (contract_id) do nothing`,
    [contractId, contractNumber, customerId, total.currency, total.amount, dueOn, ownerId, teamPath],
  );
  if (added === 0) return;
  await audit(tx, {
    action: 'receivable.opened',
    entity: 'receivable',
    entityId: contractId,
    after: { customerId, total, dueOn },
  });
}

export const customerReferences: CustomerReferences<Tx> = {
  repoint: async (tx, { customerId, mergedInto = null, since }, ids) => {
    await tx.one(`select pg_advisory_xact_lock(${customersLock})`);
    await tx.run(
      `insert into customer_merges as known (customer_id, merged_into, since) values ($1, $2, $3)
       on conflict (customer_id) do update set merged_into = excluded.merged_into, since = excluded.since
        where known.since <= excluded.since`,
      [customerId, mergedInto, since],
    );
    const moved = await tx.many<{ contractId: string; customerId: string }>(
      `update receivables set customer_id = customer_now(signed_customer_id)
        where signed_customer_id = any ($1) and customer_id <> customer_now(signed_customer_id)
        returning contract_id as "contractId", customer_id as "customerId"`,
      [ids],
    );
    for (const { contractId, ...after } of moved) {
      await audit(tx, { action: 'receivable.customer-changed', entity: 'receivable', entityId: contractId, after });
    }
  },
};
