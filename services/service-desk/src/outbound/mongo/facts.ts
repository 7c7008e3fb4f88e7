import type { MongoTx } from '@tributary/stores/mongo';
import type { Facts } from '../../use-cases/projections/keep-facts';
import { collection, withoutUndefined } from './collections';
import { lockCustomer } from './customers';

type Versioned = 'orders' | 'owners' | 'tiers' | 'contracts' | 'products' | 'employees';

/** Whether something is newer than what is known. The transaction lets only one of two writers through. */
async function isNews({ connection, session }: MongoTx, name: Versioned, id: string, version: number): Promise<boolean> {
  const known = await connection.collection<{ _id: string; version: number }>(name).findOne({ _id: id }, { session });
  return (known?.version ?? 0) < version;
}

export const makeFacts = (): Facts<MongoTx> => ({
  owner: (tx, id, ownerId, version) => keep(tx, 'owners', id, { ownerId, version }),
  tier: (tx, id, tier, version) => keep(tx, 'tiers', id, { tier, version }),
  paid: (tx, id, isPaid, version) => keep(tx, 'contracts', id, { isPaid, version }),
  warranty: (tx, id, warrantyMonths, version) => keep(tx, 'products', id, { warrantyMonths, version }),
  employee: (tx, id, name, version) => keep(tx, 'employees', id, { name, version }),

  order: async (tx, { id, customerId, changedAt, ...order }, version) => {
    if (!(await isNews(tx, 'orders', id, version))) return;
    const orders = collection(tx.connection, 'orders');
    const known = await orders.findOne({ _id: id }, { session: tx.session });
    const customer = known?.customer ?? { id: await lockCustomer(tx, customerId), madeWithId: customerId };
    const hasLeft = order.state === 'shipped' || order.state === 'completed';
    const shippedAt = known?.shippedAt ?? (hasLeft ? changedAt : undefined);
    const document = { ...order, customer, version, ...(shippedAt && { shippedAt }) };
    await orders.replaceOne({ _id: id }, document, { session: tx.session, upsert: true, ...withoutUndefined });
  },
});

async function keep<News extends { readonly version: number }>(
  tx: MongoTx,
  name: Versioned,
  id: string,
  document: News,
): Promise<void> {
  if (!(await isNews(tx, name, id, document.version))) return;
  const rows = tx.connection.collection<{ _id: string; version: number }>(name);
  await rows.replaceOne({ _id: id }, document, { session: tx.session, upsert: true });
}
