import { type ParseArgsConfig, parseArgs } from 'node:util';
import { describeMachine } from './machine';

export interface Asked {
  /** A fraction of the work: to see that it runs, not to quote. */
  readonly quick: boolean;
  /** What was given to an option of this benchmark's own. */
  readonly option: (name: string) => string | undefined;
}

export interface Benchmark {
  readonly usage: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  readonly measure: (asked: Asked) => Promise<void>;
}

/** Says on what machine it runs, and measures. */
export async function runBenchmark({ usage, options = {}, measure }: Benchmark, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...options, quick: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values['help']) return console.log(usage);
  const { cpu, cores, memoryGb, node, load, fdatasyncPerSecond } = describeMachine();
  console.log(
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}; load ${load.toFixed(1)}, ${fdatasyncPerSecond} fdatasync/s\n`,
  );
  const given = values as Readonly<Record<string, unknown>>;
  await measure({
    quick: values['quick'] === true,
    option: (name) => (typeof given[name] === 'string' ? given[name] : undefined),
  });
  console.log(`\n  load at the end ${describeMachine().load.toFixed(1)}`);
}

/** A benchmark's main.ts ends here: stores and services that were started are gone by then. */
export function endWith(run: Promise<void>): void {
  run.catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}
