import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Size } from './scenarios/scenario';

export interface Options {
  /** Numbers of scenarios; all when absent. */
  readonly scenarios?: readonly string[];
  readonly seeds: readonly string[];
  readonly size: Size;
  readonly smoke: boolean;
  /** Names of planted bugs, all of them when empty; absent when none is to be planted. */
  readonly planted?: readonly string[];
  readonly json?: string;
}

/** The command line checks what a person wrote; see cli/src/commands/faults.ts. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      seconds: { type: 'string' },
      smoke: { type: 'boolean' },
      planted: { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  const first = Number(values.seed ?? randomInt(1, 1_000_000));
  return {
    ...(values.scenario && { scenarios: values.scenario.split(',') }),
    seeds: Array.from({ length: Number(values.seeds ?? 1) }, (_, index) => String(first + index)),
    size: { seconds: Number(values.seconds ?? 30), stoppedSeconds: 60 },
    smoke: values.smoke ?? false,
    ...(values.planted && { planted: positionals }),
    ...(values.json && { json: values.json }),
  };
}
