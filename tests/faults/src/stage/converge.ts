import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../ledger/load';
import type { Stage } from './stage';

/** An aggregate of its own. */
const theLast = '00000000-0000-4000-a000-000000000001';
/** Milliseconds. The goal is 30 s on an idle machine (quality); this is when it counts as never. */
const patience = 60_000;

/**
 * Seconds until everything that happened has taken effect and nothing is under way any more; undefined when that does not
 * come about. One last command goes through everything: when its effect is there, the queue had nothing before it.
 */
export async function converge({ producer, consumer, stores }: Stage, load: Load): Promise<number | undefined> {
  const began = performance.now();
  const never = patience + stores.abandonedTransactionSeconds * 1_000;
  const settled = async (): Promise<boolean> => {
    const { changes } = await producer.produced();
    const happened = new Set(changes.map(({ key }) => key));
    while (performance.now() - began < never) {
      const quiet = (await producer.outboxSize()) === 0 && (await consumer.effectCount()) >= happened.size;
      if (quiet && (await allIn(happened, consumer))) return true;
      await pause(100);
    }
    return false;
  };
  if (!(await settled())) return undefined;
  await load.give(theLast);
  if (!(await settled())) return undefined;
  return Math.round((performance.now() - began) / 100) / 10;
}

/** Counting alone would take a doubled effect for a missing one. */
async function allIn(happened: ReadonlySet<string>, consumer: Stage['consumer']): Promise<boolean> {
  const { effects } = await consumer.consumed();
  const applied = new Set(effects.map(({ key }) => key));
  return [...happened].every((key) => applied.has(key));
}
