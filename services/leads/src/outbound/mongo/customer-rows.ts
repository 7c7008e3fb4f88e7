import type { Outbox } from '@tributary/messaging/mongo';
import type { MongoTx } from '@tributary/stores/mongo';
import type { CustomerFile } from '../../use-cases/customers/follow-merge';
import type { CustomerOwners } from '../../use-cases/customers/keep-owner';
import { collection } from './collections';
import type { CustomerDocument } from './documents';
import { leadDeskIn } from './lead-desk';
import { leadsOfCustomers } from './lead-rows';

/**
 * Until the transaction ends nobody else decides about this customer: whoever does so too conflicts with it and starts
 * over. Gives the customer that the id means now.
 */
export async function lockCustomer({ connection, session }: MongoTx, customerId: string): Promise<CustomerDocument> {
  const customers = collection(connection, 'customers');
  for (let id = customerId; ; ) {
    const locked = await customers.findOneAndUpdate(
      { _id: id },
      { $inc: { revision: 1 } },
      { session, upsert: true, returnDocument: 'after' },
    );
    if (!locked?.mergedInto) return locked ?? { _id: id, revision: 1 };
    id = locked.mergedInto;
  }
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
