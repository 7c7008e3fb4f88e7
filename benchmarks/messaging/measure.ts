import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Addresses, startStack } from '@tributary/local-stack';
import { describeMachine } from './ceilings/machine';
import { mongoCeilings } from './ceilings/mongo-ceilings';
import { postgresCeilings } from './ceilings/postgres-ceilings';
import { type RabbitCeilings, rabbitCeilings } from './ceilings/rabbit-ceilings';
import { percentile, serialComposite } from './ceilings/rate';
import type { StoreCeilings } from './ceilings/store-ceilings';
import { mongoPlace, type Place, postgresPlace } from './databases';
import { latencies, throughput } from './end-to-end';
import { oneAtATime } from './one-at-a-time';
import { pollUnderOldSnapshot } from './poll';
import { startTraceSink } from './trace-sink';

const usage = `Usage: ./tributary bench messaging -- [--store postgres|mongo] [--quick]

From the outbox over a quorum queue to the committed effect, against what the parts do alone on this machine.
  --store   one kind of store only
  --quick   a tenth of the events: to see that it runs, not to quote`;

interface Ceilings extends RabbitCeilings, StoreCeilings {}

const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
const say = (what: string, value: string, goal = ''): void => console.log(`  ${what.padEnd(52)} ${value.padStart(14)}   ${goal}`);

export async function measure(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { store: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const size = values.quick ? 0.1 : 1;
  const { cpu, cores, memoryGb, node, load, fdatasyncPerSecond } = describeMachine();
  console.log(
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}; load ${load.toFixed(1)}, ${fdatasyncPerSecond} fdatasync/s\n`,
  );

  const home = mkdtempSync(join(tmpdir(), 'bench-messaging-'));
  // Kept data is written as safely as in production; that is what the figures are about.
  const stack = await startStack({ home, keepData: true, say: (line) => console.log(`  ${line}`) });
  try {
    if (values.store !== 'mongo') await measurePostgres(stack, size);
    if (values.store !== 'postgres') await measureMongo(stack, size);
  } finally {
    await stack.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measurePostgres(stack: Addresses, size: number): Promise<void> {
  console.log(`\nPostgreSQL ${stack.postgres.version} (${stack.postgres.origin})`);
  const events = 20_000 * size;
  const raw = async (place: Place): Promise<Ceilings> => ({
    ...(await rabbitCeilings(place.rabbitUrl, events)),
    ...(await postgresCeilings(place.ownerUrl, events)),
  });
  const fresh = () => postgresPlace(stack);
  const before = await at(fresh, raw);
  const sink = await startTraceSink();
  const run = { store: 'postgres', events, aggregates: 1_000 } as const;
  const batched = await at(fresh, (place) => throughput(place, { ...run, handlers: 'in batches' }));
  const traced = await at(fresh, (place) => throughput(place, { ...run, handlers: 'in batches', tracing: sink.url }));
  const single = await at(fresh, (place) => throughput(place, { ...run, handlers: 'one by one', tracing: sink.url }));
  await sink.stop();
  const plain = await at(fresh, (place) => oneAtATime(place, Math.max(100, 1_000 * size)));
  const times = await at(fresh, (place) =>
    latencies(place, { ...run, events: Math.floor(traced * 0.3 * 4 * size) + 50, handlers: 'in batches' }, traced * 0.3),
  );
  const poll = await at(fresh, (place) => pollUnderOldSnapshot(place, 200_000 * size));
  const after = await at(fresh, raw);

  const composite = report(before, after);
  reportThroughput(before, composite, { batched, traced, single }, '≥ 50 % → 80 %');
  say('one event at a time, everything plain', perSecond(plain));
  say('  ours against it', `${(traced / plain).toFixed(1)}×`, '≥ 10× → 20×');
  reportLatency(times);
  say(`poll of an empty outbox`, ms(poll.empty));
  say(`  with ${(200_000 * size).toLocaleString('en')} processed under an old snapshot`, ms(poll.later));
  say('  ratio', `${(poll.later / poll.empty).toFixed(1)}×`, '≤ 10× → 3×');
  say('  the first one after a start', ms(poll.firstAfterStart));
}

async function measureMongo(stack: Addresses, size: number): Promise<void> {
  console.log(`\nMongoDB ${stack.mongodb.version} (${stack.mongodb.origin})`);
  const events = 6_000 * size;
  const raw = async (place: Place): Promise<Ceilings> => ({
    ...(await rabbitCeilings(place.rabbitUrl, 20_000 * size)),
    ...(await mongoCeilings(place.url, events)),
  });
  const fresh = () => mongoPlace(stack);
  const before = await at(fresh, raw);
  const sink = await startTraceSink();
  const run = { store: 'mongo', events, aggregates: 1_000 } as const;
  const batched = await at(fresh, (place) => throughput(place, { ...run, handlers: 'in batches' }));
  const traced = await at(fresh, (place) => throughput(place, { ...run, handlers: 'in batches', tracing: sink.url }));
  const single = await at(fresh, (place) => throughput(place, { ...run, handlers: 'one by one', tracing: sink.url }));
  await sink.stop();
  const times = await at(fresh, (place) =>
    latencies(place, { ...run, events: Math.floor(traced * 0.3 * 4 * size) + 50, handlers: 'in batches' }, traced * 0.3),
  );
  const after = await at(fresh, raw);

  const composite = report(before, after);
  reportThroughput(before, composite, { batched, traced, single }, '≥ 40 % → 70 %');
  reportLatency(times);
}

async function at<T>(fresh: () => Promise<Place>, work: (place: Place) => Promise<T>): Promise<T> {
  const place = await fresh();
  try {
    return await work(place);
  } finally {
    await place.drop();
  }
}

/** The ceilings, before and after; returns the composite of the means. */
function report(before: Ceilings, after: Ceilings): number {
  const stages = ['drain', 'publish', 'consume', 'inbox'] as const;
  for (const stage of stages) say(`ceiling: ${stage}`, perSecond(before[stage]), `afterwards ${perSecond(after[stage])}`);
  say('ceiling: inbox, one by one', perSecond(before.inboxOneByOne), `afterwards ${perSecond(after.inboxOneByOne)}`);
  const [first, second] = [before, after].map((ceilings) => serialComposite(stages.map((stage) => ceilings[stage]))) as [
    number,
    number,
  ];
  const composite = (first + second) / 2;
  say('serial composite', perSecond(composite));
  if (Math.abs(first - second) > composite / 4) {
    console.log('  The ceilings moved by more than a quarter: this machine was busy, and the figures below count for nothing.');
  }
  return composite;
}

function reportThroughput(
  ceilings: Ceilings,
  composite: number,
  { batched, traced, single }: Readonly<Record<'batched' | 'traced' | 'single', number>>,
  goal: string,
): void {
  const slowest = Math.min(ceilings.drain, ceilings.publish, ceilings.consume, ceilings.inbox);
  say('ours end to end, everything on, projection in batches', perSecond(traced));
  say('  of the serial composite', percent(traced / composite), goal);
  say('  of the slowest raw stage', percent(traced / slowest), '≥ 25 % → 40 %');
  say('the same without tracing', perSecond(batched));
  say('  cost of tracing', percent(1 - traced / batched), '≤ 20 % → 10 %');
  say('everything on, one handler call an event', perSecond(single));
  say('  of the serial composite', percent(single / composite));
}

/** Without the first quarter, in which the processes warm up. */
function reportLatency(times: readonly number[]): void {
  const warm = times.slice(Math.floor(times.length / 4));
  say('change to effect at 30 % of capacity: p50', ms(percentile(warm, 0.5)), '≤ 25 → 12 ms');
  say('  p99', ms(percentile(warm, 0.99)), '≤ 150 → 60 ms');
}
