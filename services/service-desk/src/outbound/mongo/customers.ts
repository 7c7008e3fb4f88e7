import type { MongoTx } from '@tributary/stores/mongo';
import type { CustomerFacts } from '../../domain/customer';
import { collection } from './collections';

/** Where to look: a transaction, or what was committed last. */
export type Place = Pick<MongoTx, 'connection'> & { readonly session?: MongoTx['session'] };

export const within = ({ session }: Place) => (session ? { session } : {});

/**
 * Until the transaction ends nobody else decides about this customer: whoever does so too conflicts with it and starts
 * over. Gives the id the customer goes by now.
 */
export async function lockCustomer({ connection, session }: MongoTx, customerId: string): Promise<string> {
  for (let id = customerId; ; ) {
    const locked = await collection(connection, 'customers').findOneAndUpdate(
      { _id: id },
      { $inc: { revision: 1 } },
      { session, upsert: true, returnDocument: 'after' },
    );
    if (!locked?.mergedInto) return id;
    id = locked.mergedInto;
  }
}

export async function factsOf(place: Place, id: string): Promise<CustomerFacts> {
  const owner = await collection(place.connection, 'owners').findOne({ _id: id }, within(place));
  const tier = await collection(place.connection, 'tiers').findOne({ _id: id }, within(place));
  return { id, ownerId: owner?.ownerId ?? '', tier: tier?.tier ?? '' };
}

/** @returns whether it was news */
export async function noteFileVersion({ connection, session }: MongoTx, customerId: string, version: number): Promise<boolean> {
  const customers = collection(connection, 'customers');
  const known = await customers.findOne({ _id: customerId }, { session, projection: { fileVersion: 1 } });
  if ((known?.fileVersion ?? 0) >= version) return false;
  await customers.updateOne(
    { _id: customerId },
    { $inc: { revision: 1 }, $set: { fileVersion: version } },
    { session, upsert: true },
  );
  return true;
}

export async function redirect({ connection, session }: MongoTx, ids: readonly string[], customerId: string): Promise<void> {
  const customers = collection(connection, 'customers');
  const itself = { $inc: { revision: 1 }, $unset: { mergedInto: '' } } as const;
  await customers.updateOne({ _id: customerId }, itself, { session, upsert: true });
  for (const id of ids) {
    if (id === customerId) continue;
    await customers.updateOne(
      { _id: id },
      { $inc: { revision: 1 }, $set: { mergedInto: customerId } },
      { session, upsert: true },
    );
  }
}
