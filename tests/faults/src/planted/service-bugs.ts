import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventCatalogue, serviceExchange } from '@tributary/contracts';
import type { Rabbit } from '@tributary/messaging';
import { writeCloudEvent } from '@tributary/messaging/parts';
import { currentCommand, type Running, runAsCommand } from '@tributary/service-kit';
import type { Tx } from '@tributary/stores/postgres';
import type { Part } from '../parts/part';
import { changed } from '../parts/rig-topology';
import { type ChangeCommand, employeeChanged, type ServiceParts } from '../parts/service-parts';
import type { BugName, ServiceBug } from './bug-name';
import { type Habits, startNaiveRelay } from './naive-relay';

/** What takes the place of the good parts. */
interface Replacement {
  readonly relay?: (part: Part, rabbit: Rabbit) => Running;
  readonly change?: (parts: ServiceParts<Tx>) => ChangeCommand;
}

const usual: Habits = { finds: 'everything', removes: 'after the confirm', mandatory: true };
const relay = (habits: Partial<Habits>): Replacement => ({
  relay: ({ url }, rabbit) => startNaiveRelay(url, rabbit, { ...usual, ...habits }),
});

const replacements: Readonly<Record<ServiceBug, Replacement>> = {
  'polls by a growing number': {
    ...relay({ finds: 'by cursor' }),
    // As it is when some commands take longer than others: who draws a number first commits last.
    change: (parts) => (actor, request) => changeWell(parts, () => pause(randomInt(100)))(actor, request),
  },
  'publishes without mandatory': relay({ mandatory: false }),
  'removes before the confirm': relay({ removes: 'before publishing' }),
  'two relays share rows by SKIP LOCKED': relay({ finds: 'by skip locked' }),

  'adds to the outbox after the commit': {
    change:
      ({ world, passing }) =>
      async (actor, { employeeId: aggregate, name: key }) => {
        const version = await world.transaction(actor, (tx) => world.change(tx, { aggregate, key }));
        passing('command before answer');
        await world.transaction(actor, (tx) => world.outbox.add(tx, { aggregate, version }, [employeeChanged(aggregate, key)]));
        return { aggregate, key, version };
      },
  },

  'keeps the idempotency record outside the transaction': {
    change: (parts) => async (actor, request) => {
      const command = currentCommand();
      if (!command) throw new Error('commands of the rig have keys');
      const done = await runAsCommand({ ...command, key: randomUUID() }, () => changeWell(parts)(actor, request));
      return parts.world.transaction(actor, async () => done);
    },
  },

  'publishes before the commit': {
    change:
      ({ world, rabbit, passing }) =>
      async (actor, { employeeId: aggregate, name: key }) =>
        world.transaction(actor, async (tx) => {
          const version = await world.change(tx, { aggregate, key });
          await publishAtOnce(rabbit, aggregate, key, version);
          passing('command before commit');
          return { aggregate, key, version };
        }),
  },

  'writes half a change': {
    change:
      ({ world, passing }) =>
      async (actor, { employeeId: aggregate, name: key }) => {
        const version = await world.transaction(actor, async (tx) => {
          const row = await tx.one<{ version: number }>(
            `insert into aggregates (aggregate, version) values ($1, 1)
             on conflict (aggregate) do update set version = aggregates.version + 1 returning version`,
            [aggregate],
          );
          await world.outbox.add(tx, { aggregate, version: row?.version ?? 0 }, [employeeChanged(aggregate, key)]);
          return row?.version ?? 0;
        });
        passing('command before answer');
        await world.transaction(actor, (tx) =>
          tx.run('insert into changes (aggregate, version, key) values ($1, $2, $3)', [aggregate, version, key]),
        );
        return { aggregate, key, version };
      },
  },

  'answers before the commit': {
    change:
      ({ world, passing }) =>
      (actor, { employeeId: aggregate, name: key }) =>
        new Promise((resolve, reject) => {
          const committed = world.transaction(actor, async (tx) => {
            const version = await world.change(tx, { aggregate, key });
            await world.outbox.add(tx, { aggregate, version }, [employeeChanged(aggregate, key)]);
            resolve({ aggregate, key, version });
            // Long enough for the answer to get away.
            await pause(50);
            passing('command before commit');
            return { aggregate, key, version };
          });
          committed.catch(reject);
        }),
  },
};

export const serviceBug = (bug: BugName | undefined): Replacement =>
  (replacements as Partial<Record<BugName, Replacement>>)[bug as BugName] ?? {};

const changeWell =
  ({ world, passing }: ServiceParts<Tx>, beforeCommit: () => Promise<unknown> = async () => undefined): ChangeCommand =>
  async (actor, { employeeId: aggregate, name: key }) => {
    const version = await world.transaction(actor, async (tx) => {
      const next = await world.change(tx, { aggregate, key });
      await world.outbox.add(tx, { aggregate, version: next }, [employeeChanged(aggregate, key)]);
      await beforeCommit();
      return next;
    });
    passing('command before answer');
    return { aggregate, key, version };
  };

async function publishAtOnce(rabbit: Rabbit, aggregate: string, key: string, version: number): Promise<void> {
  const channel = await (await rabbit.connected(10_000)).createConfirmChannel();
  const { data } = employeeChanged(aggregate, key);
  const event = writeCloudEvent({
    ...{ id: randomUUID(), type: changed, source: '/tributary/directory', subject: aggregate, time: new Date() },
    ...{ sequence: version, data: eventCatalogue[changed].toJson(data) },
  });
  channel.publish(serviceExchange, changed, Buffer.from(event), { persistent: true });
  await channel.waitForConfirms();
  await channel.close();
}
