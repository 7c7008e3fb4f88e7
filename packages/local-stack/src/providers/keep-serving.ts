import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardedProcess } from '../guard';
import type { Place } from '../provider';

const takenPort = /address (already )?in use|eaddrinuse|could not bind/i;

/** A port that was free when we looked may be gone when the server binds it. Five such accidents in a row are no accident. */
const attempts = 5;

const answersWithinMs = 60_000;

/** Thrown when a server ended before it answered. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly';
  constructor(
    what: string,
    readonly log: string,
  ) {
    super(`${what} ended before it answered. The end of its log:\n${log}`);
  }
}

/** A server on ports that were just chosen. */
export interface Service {
  readonly what: string;
  /** Starts it, and starts it again on the same ports after a crash. */
  readonly launch: () => Promise<GuardedProcess>;
  /** The version it tells; throws while it does not answer. */
  readonly probe: () => Promise<string>;
}

export interface Serving {
  readonly version: string;
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server and keeps it up until `stop`. `choose` picks the ports; it is asked again, for fresh ones, when somebody else
 * took them meanwhile. A server that crashes comes back on the same ports, so that whoever uses it only has to connect again.
 */
export async function keepServing(
  choose: (ports: 'former' | 'fresh') => Promise<Service>,
  place: Pick<Place, 'say' | 'signal'>,
): Promise<Serving> {
  for (let attempt = 1; ; attempt++) {
    const service = await choose(attempt === 1 ? 'former' : 'fresh');
    try {
      return await keepUp(service, place);
    } catch (problem) {
      const clash = problem instanceof EndedEarly && takenPort.test(problem.log);
      if (!clash || attempt === attempts) throw problem;
    }
  }
}

async function keepUp(service: Service, { say, signal }: Pick<Place, 'say' | 'signal'>): Promise<Serving> {
  let server = await service.launch();
  const version = await untilItAnswers(service, server, signal);
  const over = new AbortController();

  const watch = async (): Promise<void> => {
    for (let failures = 0; ; ) {
      await server.gone;
      // Immediately the first time, for a single crash is what fault tests make; then slower, for it will crash again.
      await sleep(failures * 1_000, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      if (failures === 0) say(`${service.what} ended unexpectedly and is started again`);
      try {
        server = await service.launch();
        await untilItAnswers(service, server, over.signal);
        failures = 0;
      } catch {
        failures = Math.min(failures + 1, 10);
      }
      // Stopped while it was coming up again: nobody else knows of this one.
      if (over.signal.aborted) return server.stop();
    }
  };
  const watching = watch();

  return {
    version,
    pid: () => server.pid,
    stop: async () => {
      over.abort(new Error(`${service.what} is being stopped`));
      await server.stop();
      await watching;
    },
  };
}

/** Stops the server and throws when it ends early, takes too long, or nobody waits any more. */
async function untilItAnswers({ what, probe }: Service, server: GuardedProcess, signal: AbortSignal): Promise<string> {
  const deadline = Date.now() + answersWithinMs;
  for (;;) {
    try {
      return await probe();
    } catch (problem) {
      if (!server.alive()) throw new EndedEarly(what, server.tail());
      if (signal.aborted || Date.now() > deadline) {
        await server.stop();
        throw signal.aborted
          ? signal.reason
          : new Error(`${what} did not answer within ${answersWithinMs / 1000} s`, { cause: problem });
      }
    }
    await sleep(60);
  }
}
