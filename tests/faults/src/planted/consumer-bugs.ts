import { setTimeout as pause } from 'node:timers/promises';
import { eventCatalogue } from '@tributary/contracts';
import type { Rabbit } from '@tributary/messaging';
import type { InboxStore } from '@tributary/messaging/parts';
import { type Running, serviceActor } from '@tributary/service-kit';
import type { ConsumerParts, EffectHandlers } from '../parts/consumer-parts';
import { changed, rigQueue } from '../parts/rig-topology';
import type { BugName, ConsumerBug } from './bug-name';
import { type NaiveHandling, startNaiveConsumer } from './naive-consumer';

/** What takes the place of the good parts. */
interface Replacement<Tx> {
  readonly inboxStore?: (good: InboxStore<Tx>) => InboxStore<Tx>;
  readonly handlers?: (good: EffectHandlers<Tx>, parts: ConsumerParts<Tx>) => EffectHandlers<Tx>;
  readonly consumer?: (handlers: EffectHandlers<Tx>, parts: ConsumerParts<Tx>) => Running;
  readonly comparesVersions?: false;
}

type OneHandler<Tx> = Extract<EffectHandlers<Tx>[typeof changed], (...args: never[]) => unknown>;
const handlerOf = <Tx>(handlers: EffectHandlers<Tx>): OneHandler<Tx> => handlers[changed] as OneHandler<Tx>;

const naive =
  <Tx>(habits: Pick<NaiveHandling, 'acknowledges' | 'onFailure'>) =>
  (handlers: EffectHandlers<Tx>, parts: ConsumerParts<Tx>): Running =>
    startNaiveConsumer(parts.rabbit as Rabbit, { ...habits, apply: (body) => applyOnce(body, handlers, parts) });

/** With an inbox of its own in the same transaction, as it should be. */
async function applyOnce<Tx>(body: Buffer, handlers: EffectHandlers<Tx>, { world, passing }: ConsumerParts<Tx>): Promise<void> {
  const { id, subject, sequence, time, source, data } = JSON.parse(body.toString('utf8'));
  const inbox = world.inboxStore();
  await world.transaction(serviceActor('rig'), async (tx) => {
    const { fresh } = await inbox.receive(tx, rigQueue.name, [{ id, aggregate: subject }]);
    if (!fresh.has(id)) return;
    const event = { id, type: changed, source, aggregate: subject, version: Number(sequence), time: new Date(time) } as const;
    await handlerOf(handlers)({ ...event, data: eventCatalogue[changed].fromJson(data), tx });
    passing('consumer before commit');
  });
}

function replacementsFor<Tx>(): Readonly<Record<ConsumerBug, Replacement<Tx>>> {
  const known = new Set<string>();
  return {
    'acknowledges before the commit': { consumer: naive({ acknowledges: 'at once', onFailure: 'tries again at once' }) },
    'lets everybody wait behind what fails': {
      consumer: naive({ acknowledges: 'after the commit', onFailure: 'tries again at once' }),
    },
    'retries what fails after what follows it': {
      consumer: naive({ acknowledges: 'after the commit', onFailure: 'publishes it again' }),
    },
    'has no inbox': {
      inboxStore: (good) => ({
        ...good,
        receive: async (_, __, messages) => ({ fresh: new Set(messages.map(({ id }) => id)), blocked: new Set() }),
      }),
    },
    'remembers messages in memory only': {
      inboxStore: (good) => ({
        ...good,
        receive: async (_, __, messages) => {
          const fresh = messages.map(({ id }) => id).filter((id) => !known.has(id));
          for (const id of fresh) known.add(id);
          return { fresh: new Set(fresh), blocked: new Set() };
        },
      }),
    },
    'writes effects outside the transaction of the inbox': {
      handlers: (good, { world }) => ({
        [changed]: (event) => world.transaction(serviceActor('rig'), (tx) => handlerOf(good)({ ...event, tx })),
      }),
    },
    'drops what fails': {
      handlers: (good) => ({
        [changed]: async (event) => {
          await handlerOf(good)(event).catch(() => pause(1));
        },
      }),
    },
    'takes every repeat that the inbox has forgotten': { comparesVersions: false },
  };
}

export const consumerBug = <Tx>(bug: BugName | undefined): Replacement<Tx> =>
  (replacementsFor<Tx>() as Partial<Record<BugName, Replacement<Tx>>>)[bug as BugName] ?? {};
