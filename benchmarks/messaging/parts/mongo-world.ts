import { makeOutbox, startRelay, subscribe } from '@tributary/messaging/mongo';
import { serviceActor } from '@tributary/service-kit';
import { inMongoTransaction, type MongoTx, openMongo } from '@tributary/stores/mongo';
import { asCommand, changed, employeeChanged, employeeId, left } from './events';
import { type BenchWorld, effectCounter } from './world';

export async function openMongoWorld(url: string): Promise<BenchWorld> {
  const store = await openMongo({ url, applicationName: 'bench' });
  const outbox = makeOutbox({ service: 'directory' });
  const actor = serviceActor('directory');
  const effects = store.connection.collection<{ _id: string; n: number }>('effects');
  const versions = new Map<number, number>();

  return {
    produce: async (count, aggregates, batch) => {
      for (let next = 0; next < count; next += batch) {
        const changes = Array.from({ length: Math.min(batch, count - next) }, (_, offset) => {
          const index = (next + offset) % aggregates;
          const version = (versions.get(index) ?? 0) + 1;
          versions.set(index, version);
          return { aggregate: employeeId(index), version, events: [employeeChanged(employeeId(index))] };
        });
        await asCommand(() => inMongoTransaction(store, actor, (tx) => outbox.addMany(tx, changes)));
      }
    },
    startRelay: (rabbit) => void startRelay({ store, rabbit, outbox }),
    startConsumer: (rabbit, { handlers, expected }, tell) => {
      const count = effectCounter(expected, tell);
      const one = async ({ aggregate, time, tx }: { aggregate: string; time: Date; tx: MongoTx }) => {
        await effects.updateOne({ _id: aggregate }, { $inc: { n: 1 } }, { upsert: true, session: tx.session });
        tx.afterCommit(() => count([time]));
      };
      const inBatches = {
        batch: async (events: readonly { aggregate: string; time: Date }[], tx: MongoTx) => {
          const updates = events.map(({ aggregate }) => ({
            updateOne: { filter: { _id: aggregate }, update: { $inc: { n: 1 } }, upsert: true },
          }));
          await effects.bulkWrite(updates, { session: tx.session });
          tx.afterCommit(() => count(events.map(({ time }) => time)));
        },
      };
      const chosen = handlers === 'one by one' ? { [changed]: one, [left]: one } : { [changed]: inBatches, [left]: inBatches };
      subscribe({ store, rabbit, service: 'leads', purpose: 'staff', handlers: chosen });
    },
    stop: () => store.stop(),
  };
}
