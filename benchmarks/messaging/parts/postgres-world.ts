import { makeOutbox, startRelay, subscribe } from '@tributary/messaging/postgres';
import { serviceActor } from '@tributary/service-kit';
import { inTransaction, openPostgres, type Tx } from '@tributary/stores/postgres';
import { asCommand, changed, employeeChanged, employeeId, left } from './events';
import { type BenchWorld, effectCounter } from './world';

const addOne = `
  insert into effects (employee, n) values ($1, 1) on conflict (employee) do update set n = effects.n + 1`;

const addMany = `
  insert into effects (employee, n) select employee, count(*) from unnest($1::text[]) employee group by employee
  on conflict (employee) do update set n = effects.n + excluded.n`;

export async function openPostgresWorld(url: string): Promise<BenchWorld> {
  const store = await openPostgres({ url, applicationName: 'bench' });
  const outbox = makeOutbox({ service: 'directory' });
  const actor = serviceActor('directory');
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
        await asCommand(() => inTransaction(store, actor, (tx) => outbox.addMany(tx, changes)));
      }
    },
    startRelay: (rabbit) => void startRelay({ store, rabbit, outbox }),
    startConsumer: (rabbit, { handlers, expected }, tell) => {
      const count = effectCounter(expected, tell);
      const one = async ({ aggregate, time, tx }: { aggregate: string; time: Date; tx: Tx }) => {
        await tx.run(addOne, [aggregate]);
        tx.afterCommit(() => count([time]));
      };
      const inBatches = {
        batch: async (events: readonly { aggregate: string; time: Date }[], tx: Tx) => {
          await tx.run(addMany, [events.map(({ aggregate }) => aggregate)]);
          tx.afterCommit(() => count(events.map(({ time }) => time)));
        },
      };
      const chosen = handlers === 'one by one' ? { [changed]: one, [left]: one } : { [changed]: inBatches, [left]: inBatches };
      subscribe({ store, rabbit, service: 'leads', purpose: 'staff', handlers: chosen });
    },
    stop: () => store.stop(),
  };
}
