import type { RabbitCeilings } from '../ceilings/rabbit-ceilings';
import type { StoreCeilings } from '../ceilings/store-ceilings';
import { ms, percent, perSecond, say } from '../report/figures';
import { percentile, serialComposite } from '../report/rate';
import { sayCeilings, warnIfMoved } from '../report/say-ceilings';

export interface Ceilings extends RabbitCeilings, StoreCeilings {}

export interface Throughput {
  /** Without tracing, with it, and with one handler call an event. */
  readonly batched: number;
  readonly traced: number;
  readonly single: number;
}

const names: Readonly<Record<keyof Ceilings, string>> = {
  drain: 'drain',
  publish: 'publish',
  consume: 'consume',
  inbox: 'inbox',
  inboxOneByOne: 'inbox, one by one',
};

const stagesOf = ({ drain, publish, consume, inbox }: Ceilings): readonly number[] => [drain, publish, consume, inbox];

export function reportCeilings(before: Ceilings, after: Ceilings): Ceilings {
  const ceilings = sayCeilings(before, after, names);
  say('serial composite', perSecond(serialComposite(stagesOf(ceilings))));
  warnIfMoved(serialComposite(stagesOf(before)), serialComposite(stagesOf(after)));
  return ceilings;
}

export function reportThroughput(ceilings: Ceilings, { batched, traced, single }: Throughput, goal: string): void {
  const stages = stagesOf(ceilings);
  const composite = serialComposite(stages);
  say('ours end to end, everything on, projection in batches', perSecond(traced));
  say('  of the serial composite', percent(traced / composite), goal);
  say('  of the slowest raw stage', percent(traced / Math.min(...stages)), '≥ 25 % → 40 %');
  say('the same without tracing', perSecond(batched));
  say('  cost of tracing', percent(1 - traced / batched), '≤ 20 % → 10 %');
  say('everything on, one handler call an event', perSecond(single));
  say('  of the serial composite', percent(single / composite));
}

export function reportOneAtATime(plain: number, { traced }: Throughput): void {
  say('one event at a time, everything plain', perSecond(plain));
  say('  ours against it', `${(traced / plain).toFixed(1)}×`, '≥ 10× → 20×');
}

/** Without the first quarter, in which the processes warm up. */
export function reportLatency(times: readonly number[]): void {
  const warm = times.slice(Math.floor(times.length / 4));
  say('change to effect at 30 % of capacity: p50', ms(percentile(warm, 0.5)), '≤ 25 → 12 ms');
  say('  p99', ms(percentile(warm, 0.99)), '≤ 150 → 60 ms');
}
