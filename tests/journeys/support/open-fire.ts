import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '@tributary/cli';

export interface Fire {
  /** How often each service has been killed so far. */
  readonly kills: () => ReadonlyMap<string, number>;
  /** Resolves when the last one that was killed is back. */
  readonly cease: () => Promise<void>;
}

const longestPauseMs = 2_000;

/**
 * Kills one service after the other, at any moment, the hard way, and starts it again; goes round so that each is hit.
 * The seed decides order and pauses.
 */
export function openFire(platform: Platform, seed: string): Fire {
  const chance = chanceFrom(seed);
  const kills = new Map<string, number>();
  const ceasing = new AbortController();

  const fire = async (): Promise<void> => {
    while (!ceasing.signal.aborted) {
      for (const name of shuffled(platform.services(), chance).map((service) => service.name)) {
        await sleep(chance() * longestPauseMs, undefined, { signal: ceasing.signal }).catch(() => undefined);
        if (ceasing.signal.aborted) return;
        await platform.kill(name);
        kills.set(name, (kills.get(name) ?? 0) + 1);
        await platform.restart(name);
      }
    }
  };
  const firing = fire();
  // Told by cease(); until then nobody listens.
  firing.catch(() => undefined);

  return {
    kills: () => kills,
    cease: async () => {
      ceasing.abort();
      await firing;
    },
  };
}

/** Numbers from 0 to 1, the same for the same seed. */
function chanceFrom(seed: string): () => number {
  let drawn = 0;
  return () => createHash('sha256').update(`${seed}:${drawn++}`).digest().readUInt32BE() / 2 ** 32;
}

function shuffled<T>(all: readonly T[], chance: () => number): readonly T[] {
  return all
    .map((one) => ({ one, at: chance() }))
    .sort((left, right) => left.at - right.at)
    .map(({ one }) => one);
}
