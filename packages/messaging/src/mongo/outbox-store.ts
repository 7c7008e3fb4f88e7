import { acquireLeases, type MongoStore, releaseLeases, renewLeases } from '@tributary/stores/mongo';
import type { mongo } from 'mongoose';
import { partitionCount } from '../envelope/partition-of';
import { backoff, pause } from '../pause';
import type { ReadRequest } from '../relay/drain';
import type { OutboxStore } from '../relay/outbox-store';
import { type OutboxDocument, outboxOf, relaysOf, serverTime } from './collections';

const countedAtMost = 50_000;
/** How often a relay that shares its outbox with nobody looks whether it still does. Milliseconds. */
const lookRoundEvery = 500;

export function mongoOutboxStore(store: MongoStore): OutboxStore {
  const { connection } = store;
  const outbox = outboxOf(connection);
  let alone = true;

  return {
    /**
     * Ids are made by the writers, and an event with a smaller one may be committed later. So what is found by id only
     * names the aggregates; then everything of theirs is read, by version, as of one moment. Versions of one aggregate are
     * committed in order: at any moment the events that can be seen are the first ones.
     */
    read: async (request) => {
      const { known, limit } = request;
      const looked = known.size + limit;
      const found = await outbox
        .find(wanted(request), { projection: { aggregate: 1 } })
        .sort({ _id: 1 })
        .limit(looked)
        .toArray();
      const fresh = found.filter(({ _id }) => !known.has(_id)).slice(0, limit);
      if (fresh.length === 0) return { rows: [], truncated: found.length === looked };

      const aggregates = [...new Set(fresh.map(({ aggregate }) => aggregate))];
      const most = looked + limit;
      const documents = await outbox
        .find({ aggregate: { $in: aggregates } }, { readConcern: { level: 'snapshot' } })
        .sort({ aggregate: 1, version: 1, index: 1 })
        .limit(most)
        .toArray();
      const rows = documents
        .filter(({ _id }) => !known.has(_id))
        .map(({ _id, partition, aggregate, type, body, traceparent }) => ({
          key: _id,
          id: _id,
          partition,
          aggregate,
          type,
          body,
          traceparent: traceparent ?? undefined,
        }));
      return { rows, truncated: found.length === looked || documents.length === most };
    },

    forget: () => undefined,

    // A removal that a change of primary undoes is published again, and the inbox drops it.
    remove: async (rows) => {
      await outbox.deleteMany({ _id: { $in: rows.map(({ key }) => key) } }, { writeConcern: { w: 1 } });
    },

    depth: async () => {
      const [rows, oldest, now] = await Promise.all([
        outbox.countDocuments({}, { limit: countedAtMost }),
        outbox.findOne({}, { sort: { _id: 1 }, projection: { recordedAt: 1 } }),
        serverTime(connection),
      ]);
      return { rows, oldestSeconds: oldest ? Math.max(0, (now.getTime() - oldest.recordedAt.getTime()) / 1_000) : 0 };
    },

    present: async (owner, ttlMs) => {
      const relays = relaysOf(connection);
      await relays.updateOne({ _id: owner }, [{ $set: { seenAt: '$$NOW' } }], { upsert: true });
      const gone = new Date((await serverTime(connection)).getTime() - ttlMs);
      await relays.deleteMany({ seenAt: { $lt: gone } });
      const present = await relays.countDocuments({});
      alone = present <= 1;
      return Math.max(1, present);
    },
    absent: async (owner) => {
      await relaysOf(connection).deleteOne({ _id: owner });
    },
    acquireLeases: (names, owner, ttlMs) => acquireLeases(store, names, owner, ttlMs),
    renewLeases: (leases, ttlMs) => renewLeases(store, leases, ttlMs),
    releaseLeases: (leases) => releaseLeases(store, leases),

    listen: (ring) => watchWhile(store, () => !alone, ring),
    // The change stream is told by the server.
    announce: async () => undefined,
  };
}

function wanted({ partitions, held }: ReadRequest): mongo.Filter<OutboxDocument> {
  const withheld = held.filter(({ due }) => !due).map(({ aggregate }) => aggregate);
  return {
    ...(partitions.length < partitionCount && { partition: { $in: [...partitions] } }),
    ...(withheld.length > 0 && { aggregate: { $nin: withheld } }),
  };
}

/** Rings for the inserts of other processes; one's own ring without it, so a relay that is alone does not pay for a stream. */
function watchWhile({ connection, log }: MongoStore, useful: () => boolean, ring: () => void): { stop(): Promise<void> } {
  const end = new AbortController();

  const watchOnce = async (): Promise<void> => {
    const stream = outboxOf(connection).watch([{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }], {
      maxAwaitTimeMS: lookRoundEvery,
    });
    try {
      // What was inserted before is not told.
      ring();
      while (!end.signal.aborted && useful()) if (await stream.tryNext()) ring();
    } finally {
      await stream.close();
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!end.signal.aborted) {
      try {
        if (useful()) await watchOnce();
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ err: error }, 'no change stream on the outbox; it is polled');
      }
      await pause(failures === 0 ? lookRoundEvery : backoff(failures, lookRoundEvery, 10_000), end.signal);
    }
  };
  const running = run();
  return {
    stop: async () => {
      end.abort();
      await running;
    },
  };
}
