import type { Connection } from 'mongoose';
import { type Lease, LeaseLost } from '../lease';
import { asStoreError, isDuplicateKey } from './mongo-errors';
import type { MongoTx } from './mongo-tx';
import type { MongoStore } from './open-mongo';

interface LeaseDocument {
  readonly _id: string;
  readonly owner: string;
  readonly epoch: number;
  readonly expiresAt: Date;
}

const leasesOf = (connection: Connection) => connection.collection<LeaseDocument>('leases');

/** All times are the server's: `$$NOW` is one moment for the whole command. */
const stillRuns = { $gt: ['$expiresAt', '$$NOW'] };
const expiry = (ttlMs: number) => ({ $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: Math.round(ttlMs) } });

/**
 * Takes every named lease that is free, has run out, or is already this owner's. Those held by others are left out of
 * the answer. A lease the owner still holds is prolonged and keeps its epoch.
 */
export const acquireLeases = (store: MongoStore, names: readonly string[], owner: string, ttlMs: number): Promise<Lease[]> =>
  translated(async () => {
    const leases = leasesOf(store.connection);
    const wanted = [...new Set(names)];
    if (wanted.length === 0) return [];
    const known = await takeFree(leases, wanted, owner, ttlMs);
    const missing = wanted.filter((name) => !known.some(({ _id }) => _id === name));
    if (missing.length === 0) return mine(known, owner);
    await create(leases, missing);
    return mine(await takeFree(leases, wanted, owner, ttlMs), owner);
  });

export const acquireLease = async (store: MongoStore, name: string, owner: string, ttlMs: number): Promise<Lease | undefined> =>
  (await acquireLeases(store, [name], owner, ttlMs))[0];

/** Prolongs those that are still held, and answers with them. One that ran out is given up: acquire it again. */
export const renewLeases = (store: MongoStore, leases: readonly Lease[], ttlMs: number): Promise<Lease[]> =>
  translated(async () => {
    if (leases.length === 0) return [];
    await leasesOf(store.connection).updateMany(held(leases), [
      { $set: { owner: { $cond: [stillRuns, '$owner', ''] }, expiresAt: { $cond: [stillRuns, expiry(ttlMs), '$expiresAt'] } } },
    ]);
    return (await leasesOf(store.connection).find(held(leases)).toArray()).map(toLease);
  });

export const renewLease = async (store: MongoStore, lease: Lease, ttlMs: number): Promise<Lease | undefined> =>
  (await renewLeases(store, [lease], ttlMs))[0];

/** Gives back what is still held, so that others need not wait for it to run out. */
export const releaseLeases = (store: MongoStore, leases: readonly Lease[]): Promise<void> =>
  translated(async () => {
    if (leases.length > 0) await leasesOf(store.connection).updateMany(held(leases), { $set: { expiresAt: new Date(0) } });
  });

/**
 * Ties a transaction to a lease: throws LeaseLost when it has passed on, and until the transaction ends nobody else
 * can take it. What a stalled process writes under an old lease therefore never commits.
 * One transaction at a time: two that are fenced by the same lease conflict.
 */
export async function fence(tx: MongoTx, lease: Lease): Promise<void> {
  // A write, because a read would not conflict with the next holder's.
  const { matchedCount } = await leasesOf(tx.connection).updateOne(
    held([lease]),
    { $inc: { fences: 1 } },
    { session: tx.session },
  );
  if (matchedCount === 0) throw new LeaseLost(lease.name);
}

type Leases = ReturnType<typeof leasesOf>;

/** Decides in the update rather than in its filter, where not every server knows the time. */
async function takeFree(leases: Leases, names: string[], owner: string, ttlMs: number): Promise<LeaseDocument[]> {
  const me = { $literal: owner };
  const isMine = { $eq: ['$owner', me] };
  const isFree = { $or: [isMine, { $not: [stillRuns] }] };
  await leases.updateMany({ _id: { $in: names } }, [
    {
      $set: {
        owner: { $cond: [isFree, me, '$owner'] },
        epoch: { $cond: [{ $or: [{ $and: [isMine, stillRuns] }, { $not: [isFree] }] }, '$epoch', { $add: ['$epoch', 1] }] },
        expiresAt: { $cond: [isFree, expiry(ttlMs), '$expiresAt'] },
      },
    },
  ]);
  return leases.find({ _id: { $in: names } }).toArray();
}

async function create(leases: Leases, names: readonly string[]): Promise<void> {
  const nobodys = { owner: '', epoch: 0, expiresAt: new Date(0) };
  const upserts = names.map((_id) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: nobodys }, upsert: true } }));
  await leases.bulkWrite(upserts, { ordered: false }).catch((error: unknown) => {
    // Somebody else was creating it too.
    if (!isDuplicateKey(error)) throw error;
  });
}

const held = (leases: readonly Lease[]) => ({ $or: leases.map(({ name, owner, epoch }) => ({ _id: name, owner, epoch })) });
const mine = (known: readonly LeaseDocument[], owner: string) => known.filter((lease) => lease.owner === owner).map(toLease);
const toLease = ({ _id, owner, epoch, expiresAt }: LeaseDocument): Lease => ({ name: _id, owner, epoch, expiresAt });

const translated = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    throw asStoreError(error, 'none');
  });
