import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Part, Told } from './part';

export interface StartedPart {
  begin(): void;
  /** How many effects are committed once a quarter of them is: what comes before belongs to the start of the processes. */
  readonly warm: Promise<number>;
  /** Latencies of all effects, once the last one is committed. */
  readonly done: Promise<readonly number[]>;
  stop(): Promise<void>;
}

/** Starts a part and waits until it is connected to everything it needs. */
export async function startPart(part: Part): Promise<StartedPart> {
  const child: ChildProcess = fork(process.argv[1] as string, ['--part', JSON.stringify(part)], { serialization: 'advanced' });
  const hear = <T extends Told['told']>(what: T) =>
    new Promise<Extract<Told, { told: T }>>((resolve, reject) => {
      child.on('message', (message: Told) => message.told === what && resolve(message as Extract<Told, { told: T }>));
      child.once('exit', (code) => reject(new Error(`the ${part.role} ended (${code})`)));
    });
  const warm = hear('warm').then(({ effects }) => effects);
  warm.catch(() => undefined);
  const done = hear('done').then(({ latencies }) => latencies);
  done.catch(() => undefined);
  await hear('ready');
  return {
    begin: () => void child.send('begin'),
    warm,
    done,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
