import type { Outbox } from '@tributary/messaging/mongo';
import { required } from '@tributary/service-kit';
import type { MongoTx } from '@tributary/stores/mongo';
import type { CustomerFile } from '../../use-cases/customers/follow-merge';
import type { CustomerOwners } from '../../use-cases/customers/keep-owner';
import { collection } from './collections';
import type { CustomerDocument } from './documents';
import { leadDeskIn } from './lead-desk';
import { leadsOfCustomers } from './lead-rows';

/**
 * Until the transaction ends nobody else decides about these customers: whoever does so too conflicts with it and starts
 * over. Gives for each id the customer that it means now.
 */
export async function lockCustomers(
  { connection, session }: MongoTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerDocument>> {
  const customers = collection(connection, 'customers');
  const locked = new Map<string, CustomerDocument>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const touch = wanted.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { revision: 1 } }, upsert: true } }));
    await customers.bulkWrite(touch, { session, ordered: false });
    const found = await customers.find({ _id: { $in: wanted } }, { session }).toArray();
    for (const customer of found) locked.set(customer._id, customer);
    const survivors = new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []));
    wanted = [...survivors].filter((id) => !locked.has(id));
  }

  const survivorOf = (id: string): CustomerDocument => {
    const customer = required(locked.get(id));
    return customer.mergedInto ? survivorOf(customer.mergedInto) : customer;
  };
  return new Map(ids.map((id) => [id, survivorOf(id)]));
}

export const makeCustomerFile = (outbox: Outbox): CustomerFile<MongoTx> => ({
  leadsOf: (tx, customerIds) => leadsOfCustomers(tx, customerIds),
  save: (tx, before, change) => leadDeskIn(tx, outbox).save(before, change),

  redirect: async ({ connection, session }, ids, customerId) => {
    const customers = collection(connection, 'customers');
    await customers.updateOne(
      { _id: customerId },
      { $inc: { revision: 1 }, $unset: { mergedInto: '' } },
      { session, upsert: true },
    );
    for (const id of ids) {
      if (id === customerId) continue;
      const redirect = { $inc: { revision: 1 }, $set: { mergedInto: customerId } };
      await customers.updateOne({ _id: id }, redirect, { session, upsert: true });
    }
  },
});

export const makeCustomerOwners = (): CustomerOwners<MongoTx> => ({
  keepOwner: async ({ connection, session }, customerId, owner, version) => {
    const customers = collection(connection, 'customers');
    const known = await customers.findOne({ _id: customerId }, { session });
    if ((known?.ownerVersion ?? 0) >= version) return;
    const said = owner
      ? { $set: { owner, ownerVersion: version } }
      : { $set: { ownerVersion: version }, $unset: { owner: '' as const } };
    await customers.updateOne({ _id: customerId }, { $inc: { revision: 1 }, ...said }, { session, upsert: true });
  },
});
