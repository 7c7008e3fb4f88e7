import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../parts/part';
import { type Footprint, footprintOf } from './footprint';

/** A part as an operating-system process. */
export interface RigProcess {
  readonly name: string;
  readonly gone: Promise<void>;
  alive(): boolean;
  /** Its fate has come: it died or was stopped at its point. */
  metItsFate(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Kills it and waits until it is gone. */
  kill(): Promise<void>;
  /** Lets it finish what is under way; false when it did not end by itself. */
  stop(): Promise<boolean>;
}

export interface Processes {
  /** Resolves when the part is ready, or gone. */
  start(part: Omit<Part, 'marksFile'>): Promise<RigProcess>;
  /** Stops all that run, or those of one name, and says what was not as it should be. */
  stopAll(named?: string): Promise<string[]>;
  /** Processes that ended without being told to, with their log. */
  ownEnds(): readonly string[];
  /** The largest that any process has been. */
  footprint(): Footprint;
  /** Ends everything at once, also what is stopped. */
  killAll(): void;
}

const readyWithinMs = 60_000;
const stopWithinMs = 20_000;

/** @param folder for marks and logs, one of each for every process ever started */
export function makeProcesses(folder: string): Processes {
  const running = new Map<ChildProcess, RigProcess>();
  const ownEnds: string[] = [];
  let started = 0;
  let largest: Footprint = { megabytes: 0, files: 0 };
  const measure = setInterval(() => {
    for (const { pid } of running.keys()) if (pid !== undefined) largest = footprintOf(pid, largest);
  }, 500);
  measure.unref();

  return {
    start: async (description) => {
      started += 1;
      const file = join(folder, `${started}-${description.name}`);
      const part: Part = { ...description, marksFile: `${file}.marks` };
      const log = openSync(`${file}.log`, 'w');
      const child = fork(process.argv[1] as string, ['--part', JSON.stringify(part)], {
        execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', log, log, 'ipc'],
      });
      closeSync(log);
      let expected = part.poison !== undefined;
      const metItsFate = () => existsSync(part.marksFile) && readFileSync(part.marksFile, 'utf8') !== '';
      const gone = once(child, 'exit').then(([code, signal]) => {
        running.delete(child);
        if (!expected && !metItsFate()) ownEnds.push(`${part.name} ended by itself (${code ?? signal}), see ${file}.log`);
      });
      const kill = async (): Promise<void> => {
        expected = true;
        child.kill('SIGKILL');
        await gone;
      };
      const rigProcess: RigProcess = {
        name: part.name,
        gone,
        alive: () => running.has(child),
        metItsFate,
        signal: (signal) => void child.kill(signal),
        kill,
        stop: async () => {
          if (!running.has(child)) return true;
          expected = true;
          let late = false;
          const timer = setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, stopWithinMs);
          if (child.connected) child.disconnect();
          await gone;
          clearTimeout(timer);
          return !late;
        },
      };
      running.set(child, rigProcess);
      await Promise.race([ready(child), gone]);
      return rigProcess;
    },
    stopAll: async (named) => {
      const chosen = [...running.values()].filter(({ name }) => named === undefined || name === named);
      const stopping = chosen.map(async (one) => ((await one.stop()) ? [] : [`${one.name} did not stop`]));
      return (await Promise.all(stopping)).flat();
    },
    ownEnds: () => ownEnds,
    footprint: () => largest,
    killAll: () => {
      clearInterval(measure);
      for (const one of running.values()) void one.kill();
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a process of the rig was not ready in time')), readyWithinMs);
    child.once('message', resolve);
    for (const over of ['message', 'exit'] as const) child.once(over, () => clearTimeout(timer));
  });
}
