import { renameSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from '@tributary/local-stack';
import { CannotGoOn } from '../command';
import { readableLog } from './readable-log';
import { restartDelay } from './restart-delay';

/**
 * `unready`: it runs, but something that it needs is missing at the moment, such as its store. `waiting`: it crashed and will be
 * started again in a moment.
 */
export type ServiceState = 'down' | 'starting' | 'ready' | 'unready' | 'waiting';

export interface ServiceLaunch {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Everything the service prints since its last start; the file before it is kept as `….previous.log`. */
  readonly logFile: string;
  /** Answers 200 when the service can take work. */
  readonly readyUrl: string;
  readonly readyWithinMs?: number;
}

/** One service as an operating-system process that cannot outlive this one and comes back after a crash. */
export interface SupervisedService {
  readonly name: string;
  readonly state: () => ServiceState;
  readonly pid: () => number | undefined;
  readonly restarts: () => number;
  /** Whether it says now that it can take work. */
  readonly answers: () => Promise<boolean>;
  /** Resolves when it is ready. @throws CannotGoOn with the end of its log when it ends or takes too long instead. */
  readonly start: () => Promise<void>;
  /** Sends the signal and leaves the service down until `start`; resolves when it is gone. */
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Lets it finish what it is doing, insists after a while. */
  readonly stop: () => Promise<void>;
}

export function supervise(launch: ServiceLaunch, say: (line: string) => void): SupervisedService {
  const crashes: number[] = [];
  let state: ServiceState = 'down';
  let running: GuardedProcess | undefined;
  let supervision = new AbortController();

  const launchOnce = async (signal: AbortSignal): Promise<GuardedProcess> => {
    state = 'starting';
    keepPreviousLog(launch.logFile);
    running = await startGuarded({
      command: launch.command,
      env: launch.environment,
      logFile: launch.logFile,
      stopSignal: 'TERM',
    });
    await untilReady(launch, running, signal);
    state = 'ready';
    return running;
  };

  const keepUp = async (first: GuardedProcess, signal: AbortSignal): Promise<void> => {
    let present: GuardedProcess | undefined = first;
    while (true) {
      await present?.gone;
      if (signal.aborted) return;
      crashes.push(Date.now());
      const delay = restartDelay(crashes, Date.now());
      state = 'waiting';
      say(`${launch.name} ended unexpectedly and starts again in ${delay / 1000} s; its log is ${launch.logFile}`);
      await sleep(delay, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      present = await launchOnce(signal).catch(() => undefined);
      if (present) say(`${launch.name} is ready again`);
    }
  };

  const letGo = (): void => {
    supervision.abort();
    state = 'down';
  };

  return {
    name: launch.name,
    state: () => state,
    pid: () => (running?.alive() ? running.pid : undefined),
    restarts: () => crashes.length,
    answers: () => answers(launch.readyUrl),

    start: async () => {
      supervision.abort();
      supervision = new AbortController();
      const { signal } = supervision;
      try {
        void keepUp(await launchOnce(signal), signal);
      } catch (error) {
        letGo();
        await running?.stop();
        throw error;
      }
    },

    kill: async (signal) => {
      letGo();
      const pid = running?.alive() ? running.pid : undefined;
      if (pid !== undefined) process.kill(pid, signal);
      await running?.gone;
    },

    stop: async () => {
      letGo();
      await running?.stop();
    },
  };
}

async function untilReady(launch: ServiceLaunch, process: GuardedProcess, signal: AbortSignal): Promise<void> {
  const { name, logFile, readyUrl, readyWithinMs = 60_000 } = launch;
  const deadline = Date.now() + readyWithinMs;
  while (!(await answers(readyUrl))) {
    if (signal.aborted) throw new CannotGoOn(`The start of ${name} was interrupted.`);
    if (!process.alive()) throw notReady(`${name} ended while it was starting.`, process, logFile);
    if (Date.now() > deadline) throw notReady(`${name} was not ready after ${readyWithinMs / 1000} s.`, process, logFile);
    await sleep(50);
  }
}

const notReady = (what: string, process: GuardedProcess, logFile: string): CannotGoOn =>
  new CannotGoOn(`${what} The end of its log, ${logFile}:\n\n${readableLog(process.tail(8_000))}`);

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function keepPreviousLog(file: string): void {
  try {
    renameSync(file, file.replace(/\.log$/, '.previous.log'));
  } catch {
    // There is none before the first start.
  }
}
