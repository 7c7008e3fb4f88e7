import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random';
import { type CommandDoor, Refused } from './command-door';
import type { AcceptedCommand, Ledger, RigCommand } from './ledger';

export interface LoadOptions {
  readonly door: CommandDoor;
  readonly aggregates: readonly string[];
  readonly random: Random;
  /** Clients that work at the same time. */
  readonly clients: number;
  /** Milliseconds a client rests between two commands. */
  readonly restMs: number;
}

export interface Load {
  readonly ledger: Ledger;
  /** Commands that no other try would have changed. */
  readonly refused: readonly string[];
  /** From now on commands are given there, by turns; a try that fails goes to the next one. */
  use(doors: readonly CommandDoor[]): void;
  /** Gives one more command, and resolves when it has its answer. */
  give(aggregate: string): Promise<void>;
  /** Resolves when every command that was given has its answer, or was given up. */
  stop(): Promise<void>;
}

/** Longer than any fault: a command that gets no answer in this time is given up, and may have happened or not. */
const patienceMs = 120_000;

/** Gives commands until it is stopped. Each is given with one key again and again, until it is answered. */
export function startLoad({ door: first, aggregates, random, clients, restMs }: LoadOptions): Load {
  const accepted: AcceptedCommand[] = [];
  const unknown: RigCommand[] = [];
  const refused: string[] = [];
  let doors: readonly CommandDoor[] = [first];
  let tries = 0;
  let given = 0;
  let stopping = false;

  const give = async (aggregate: string): Promise<void> => {
    given += 1;
    const command = { key: `command-${given}`, aggregate };
    for (const until = Date.now() + patienceMs; Date.now() < until; ) {
      tries += 1;
      const door = doors[tries % doors.length] ?? first;
      try {
        accepted.push({ ...command, version: await door.change(command) });
        return;
      } catch (error) {
        if (error instanceof Refused) {
          refused.push(`${command.key}: ${error.message}`);
          return;
        }
        await pause(50);
      }
    }
    unknown.push(command);
  };

  const client = async (): Promise<void> => {
    while (!stopping) {
      await give(random.pick(aggregates));
      await pause(restMs);
    }
  };
  const working = Array.from({ length: clients }, client);

  return {
    ledger: { accepted, unknown },
    refused,
    use: (others) => {
      doors = others;
    },
    give,
    stop: async () => {
      stopping = true;
      await Promise.all(working);
    },
  };
}
