import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { StoreKind } from './parts/part';
import type { PlantedBug } from './planted/planted-bug';
import { scenarios } from './scenarios';
import type { Size } from './scenarios/scenario';

export interface Options {
  readonly scenarios: readonly number[];
  readonly seeds: readonly string[];
  readonly size: Size;
  readonly store?: StoreKind;
  readonly bug?: PlantedBug;
  readonly json?: string;
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      seconds: { type: 'string' },
      store: { type: 'string' },
      bug: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const first = Number(values.seed ?? randomInt(1, 1_000_000));
  return {
    scenarios: values.scenario?.split(',').map(Number) ?? scenarios.map(({ number }) => number),
    seeds: Array.from({ length: Number(values.seeds ?? 1) }, (_, index) => String(first + index)),
    size: { seconds: Number(values.seconds ?? 30), stoppedSeconds: 60 },
    ...(values.store && { store: values.store as StoreKind }),
    ...(values.bug && { bug: values.bug as PlantedBug }),
    ...(values.json && { json: values.json }),
  };
}
