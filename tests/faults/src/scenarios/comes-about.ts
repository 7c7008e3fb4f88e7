import { setTimeout as pause } from 'node:timers/promises';
import type { RigCommand } from '../ledger/ledger';
import type { Scene } from './scene';

const lookAgainMs = 100;

/** Whether it comes about in this time, which is for a busy machine; looked at again and again, and no longer than needed. */
export async function comesAbout(probe: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await pause(lookAgainMs)) if (await probe()) return true;
  return false;
}

/** Those of the commands that have taken effect by now. */
export async function applied<C extends RigCommand>({ consumer }: Pick<Scene, 'consumer'>, commands: readonly C[]): Promise<C[]> {
  const { effects } = await consumer.consumed();
  const known = new Set(effects.map(({ key }) => key));
  return commands.filter(({ key }) => known.has(key));
}

/** Tells, asked again and again, whether nothing has taken effect for so long that nothing will: under load something always does. */
export function watchStandstill({ consumer }: Pick<Scene, 'consumer'>, afterMs: number): () => Promise<boolean> {
  let last = { count: -1, at: Date.now() };
  return async () => {
    const count = await consumer.effectCount();
    if (count !== last.count) last = { count, at: Date.now() };
    return Date.now() - last.at > afterMs;
  };
}
