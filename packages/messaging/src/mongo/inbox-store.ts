import { type Actor, serviceActor } from '@tributary/service-kit';
import { StoreUnavailable } from '@tributary/stores';
import { inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import { mongo } from 'mongoose';
import type { InboxMessage, InboxStore } from '../inbox/inbox-store';
import { blockedOf, bytesOf, inboxOf, keyOf, parkedOf, serverTime } from './collections';
import { listParked } from './list-parked';

/** Another process has received the same messages since this transaction began. Seen from a new one they are repeats. */
class ReceivedMeanwhile extends Error {}

const duplicateKey = 11000;

export function mongoInboxStore(store: MongoStore, service: string): InboxStore<MongoTx> {
  const actor: Actor = serviceActor(service);
  const { connection } = store;
  const [inbox, blocked, parked] = [inboxOf(connection), blockedOf(connection), parkedOf(connection)];
  const inFuture = async (milliseconds: number): Promise<Date> =>
    new Date((await serverTime(connection)).getTime() + milliseconds);

  /** Makes this transaction and any other that touches the same aggregate exclude each other. */
  const touch = async (tx: MongoTx, consumer: string, aggregate: string, by: number): Promise<number | undefined> => {
    const before = await blocked.findOneAndUpdate(
      { _id: keyOf(consumer, aggregate) },
      { $inc: { positions: by, touched: 1 } },
      { session: tx.session, returnDocument: 'before' },
    );
    return before?.positions;
  };

  const firstOf = (tx: MongoTx, consumer: string, aggregate: string) =>
    parked.findOne({ consumer, aggregate }, { sort: { position: 1 }, session: tx.session });

  return {
    transaction: (work) => inMongoTransaction(store, actor, work),
    isTransient: (error) =>
      error instanceof StoreUnavailable ||
      error instanceof ReceivedMeanwhile ||
      (error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError')),
    ping: () => store.ping(),

    receive: async ({ session }, consumer, messages) => {
      const keys = messages.map(({ id }) => keyOf(consumer, id));
      const repeats = await inbox.find({ _id: { $in: keys } }, { session, projection: { _id: 1 } }).toArray();
      const known = new Set(repeats.map(({ _id }) => _id));
      const fresh = messages.filter(({ id }) => !known.has(keyOf(consumer, id)));
      if (fresh.length > 0) {
        const receivedAt = new Date();
        await inbox
          .insertMany(
            fresh.map(({ id }) => ({ _id: keyOf(consumer, id), receivedAt })),
            { session },
          )
          .catch((error: unknown) => {
            // Any failed write ends a MongoDB transaction, so it begins anew.
            throw error instanceof mongo.MongoServerError && error.code === duplicateKey ? new ReceivedMeanwhile() : error;
          });
      }
      const aggregates = [...new Set(fresh.map(({ aggregate }) => keyOf(consumer, aggregate)))];
      const waiting = await blocked.find({ _id: { $in: aggregates } }, { session, projection: { aggregate: 1 } }).toArray();
      return { fresh: new Set(fresh.map(({ id }) => id)), blocked: new Set(waiting.map(({ aggregate }) => aggregate)) };
    },

    park: async (tx, consumer, messages) => {
      const ofAggregate = new Map<string, InboxMessage[]>();
      for (const message of messages)
        ofAggregate.set(message.aggregate, [...(ofAggregate.get(message.aggregate) ?? []), message]);
      const parkedAt = new Date();
      for (const [aggregate, list] of ofAggregate) {
        const position = await touch(tx, consumer, aggregate, list.length);
        if (position === undefined) throw new Error('parking needs a blocked aggregate');
        const documents = list.map(({ id, type, body, properties }, index) => ({
          _id: keyOf(consumer, id),
          consumer,
          id,
          aggregate,
          position: position + index,
          type,
          body,
          properties,
          parkedAt,
        }));
        await parked.insertMany(documents, { session: tx.session });
      }
      const keys = messages.map(({ id }) => keyOf(consumer, id));
      await inbox.updateMany({ _id: { $in: keys } }, { $unset: { receivedAt: 1 } }, { session: tx.session });
    },

    block: async ({ session }, consumer, aggregate, { attempts, code, retryInMs }) => {
      await blocked.insertOne(
        {
          _id: keyOf(consumer, aggregate),
          consumer,
          aggregate,
          state: retryInMs === undefined ? 'dead' : 'waiting',
          attempts,
          nextAttemptAt: await inFuture(retryInMs ?? 0),
          lastError: code,
          positions: 0,
        },
        { session },
      );
    },

    hasDue: async (consumer) =>
      (await blocked.findOne({ consumer, state: 'waiting', nextAttemptAt: { $lte: await inFuture(0) } })) !== null,

    takeDue: async (tx, consumer) => {
      const due = await blocked.findOne(
        { consumer, state: 'waiting', nextAttemptAt: { $lte: await inFuture(0) } },
        { sort: { nextAttemptAt: 1 }, session: tx.session },
      );
      if (!due) return undefined;
      await touch(tx, consumer, due.aggregate, 0);
      const message = await firstOf(tx, consumer, due.aggregate);
      if (!message) throw new Error('a blocked aggregate has no parked message');
      const { id, aggregate, type, properties } = message;
      return { message: { id, aggregate, type, body: bytesOf(message.body), properties }, attempts: due.attempts };
    },

    holdFirst: async (tx, consumer, { id, aggregate }) => {
      if ((await touch(tx, consumer, aggregate, 0)) === undefined) return false;
      return (await firstOf(tx, consumer, aggregate))?.id === id;
    },

    settle: async (tx, consumer, { id, aggregate }) => {
      const { session } = tx;
      await parked.deleteOne({ _id: keyOf(consumer, id) }, { session });
      await inbox.updateOne({ _id: keyOf(consumer, id) }, { $set: { receivedAt: new Date() } }, { session });
      if (await firstOf(tx, consumer, aggregate)) {
        const now = await inFuture(0);
        const $set = { state: 'waiting', attempts: 0, nextAttemptAt: now } as const;
        await blocked.updateOne({ _id: keyOf(consumer, aggregate) }, { $set }, { session });
      } else {
        await blocked.deleteOne({ _id: keyOf(consumer, aggregate) }, { session });
      }
    },

    reschedule: async ({ session }, consumer, aggregate, { attempts, code, retryInMs }) => {
      const state = retryInMs === undefined ? 'dead' : 'waiting';
      const $set = { state, attempts, lastError: code, nextAttemptAt: await inFuture(retryInMs ?? 0) } as const;
      await blocked.updateOne({ _id: keyOf(consumer, aggregate) }, { $set }, { session });
    },

    dropWaiting: async ({ session }, consumer, id) => {
      await parked.deleteOne({ _id: keyOf(consumer, id) }, { session });
      await inbox.updateOne({ _id: keyOf(consumer, id) }, { $set: { receivedAt: new Date() } }, { session });
    },

    listParked: (filter) => listParked(connection, filter),

    counts: async (consumer) => {
      const [waiting, dead] = await Promise.all([
        parked.countDocuments({ consumer }),
        blocked.countDocuments({ consumer, state: 'dead' }),
      ]);
      return { parked: waiting, dead };
    },

    prune: async (olderThanMs, limit) => {
      const before = new Date(Date.now() - olderThanMs);
      const old = await inbox
        .find({ receivedAt: { $lt: before } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray();
      if (old.length === 0) return 0;
      const { deletedCount } = await inbox.deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, receivedAt: { $lt: before } });
      return deletedCount;
    },
  };
}
