import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../ledger/load';
import type { Stage } from './stage';

/** An aggregate of its own. */
const theLast = '00000000-0000-4000-a000-000000000001';
/** Milliseconds. The goal is 30 s on an idle machine (quality); this is when it counts as never. */
const patience = 90_000;
/** Milliseconds without any progress, beyond those for which a store may rightly make everybody wait. */
const stall = 15_000;

/**
 * Seconds until everything that happened has taken effect and nothing is under way any more; undefined when that does not
 * come about. One last command goes through everything: when its effect is there, the queue had nothing before it.
 */
export async function converge(stage: Stage, load: Load): Promise<number | undefined> {
  const began = performance.now();
  if (!(await settled(stage))) return undefined;
  await load.give(theLast);
  if (!(await settled(stage))) return undefined;
  return Math.round((performance.now() - began) / 100) / 10;
}

async function settled({ producer, consumer, stores }: Stage): Promise<boolean> {
  const mayWait = stores.abandonedTransactionSeconds * 1_000;
  const happened = new Set((await producer.produced()).changes.map(({ key }) => key));
  const began = performance.now();
  let moved = { at: began, outbox: -1, effects: -1 };
  for (;;) {
    const now = performance.now();
    const [outbox, effects] = [await producer.outboxSize(), await consumer.effectCount()];
    if (outbox === 0 && effects >= happened.size && (await allIn(happened, consumer))) return true;
    if (outbox !== moved.outbox || effects !== moved.effects) moved = { at: now, outbox, effects };
    if (now - moved.at > stall + mayWait || now - began > patience + mayWait) return false;
    await pause(100);
  }
}

/** Counting alone would take a doubled effect for a missing one. */
async function allIn(happened: ReadonlySet<string>, consumer: Stage['consumer']): Promise<boolean> {
  const { effects } = await consumer.consumed();
  const applied = new Set(effects.map(({ key }) => key));
  return [...happened].every((key) => applied.has(key));
}
