import type { Addresses } from '@tributary/local-stack';
import { mongoCeilings } from '../ceilings/mongo-ceilings';
import { postgresCeilings } from '../ceilings/postgres-ceilings';
import { type RabbitCeilings, rabbitCeilings } from '../ceilings/rabbit-ceilings';
import type { StoreCeilings } from '../ceilings/store-ceilings';
import { at, mongoPlace, type Place, postgresPlace } from '../places/databases';
import { withStack } from '../platform/with-platform';
import { ms, say } from '../report/figures';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { latencies, type Run, throughput } from './end-to-end';
import { oneAtATime } from './one-at-a-time';
import { pollUnderOldSnapshot } from './poll';
import { reportCeilings, reportLatency, reportOneAtATime, reportThroughput } from './report';
import { startTraceSink } from './trace-sink';

const usage = `Usage: ./tributary bench messaging -- [--store postgres|mongo] [--quick]

From the outbox over a quorum queue to the committed effect, against what the parts do alone on this machine.
  --store   one kind of store only
  --quick   a tenth of the events: to see that it runs, not to quote`;

/** How long events are made while their time is taken. */
const seconds = 12;

export const messaging: Benchmark = { usage, options: { store: { type: 'string' } }, measure };

async function measure({ quick, option }: Asked): Promise<void> {
  const size = quick ? 0.1 : 1;
  await withStack(async (stack) => {
    if (option('store') !== 'mongo') await measurePostgres(stack, size);
    if (option('store') !== 'postgres') await measureMongo(stack, size);
  });
}

async function measurePostgres(stack: Addresses, size: number): Promise<void> {
  console.log(`\nPostgreSQL ${stack.postgres.version} (${stack.postgres.origin})`);
  const events = 40_000 * size;
  const fresh = () => postgresPlace(stack);
  const raw = async (place: Place) => ({
    ...(await rabbitCeilings(place.rabbitUrl, events)),
    ...(await postgresCeilings(place.ownerUrl, events)),
  });
  const before = await at(fresh, raw);
  const ours = await endToEnd(fresh, { store: 'postgres', events, aggregates: 1_000 }, size);
  const plain = await at(fresh, (place) => oneAtATime(place, Math.max(100, 1_000 * size)));
  const processed = 200_000 * size;
  const poll = await at(fresh, (place) => pollUnderOldSnapshot(place, processed));
  const ceilings = reportCeilings(before, await at(fresh, raw));

  reportThroughput(ceilings, ours, '≥ 50 % → 80 %');
  reportOneAtATime(plain, ours);
  reportLatency(ours.times);
  say('poll of an empty outbox', ms(poll.empty));
  say(`  with ${processed.toLocaleString('en')} processed under an old snapshot`, ms(poll.later));
  say('  against the empty one', `${(poll.later / poll.empty).toFixed(1)}×`, '≤ 10× → 3×');
  say('  the first look after a start', ms(poll.firstAfterStart));
}

async function measureMongo(stack: Addresses, size: number): Promise<void> {
  console.log(`\nMongoDB ${stack.mongodb.version} (${stack.mongodb.origin})`);
  const events = 12_000 * size;
  const fresh = () => mongoPlace(stack);
  const raw = async (place: Place): Promise<RabbitCeilings & StoreCeilings> => ({
    ...(await rabbitCeilings(place.rabbitUrl, 20_000 * size)),
    ...(await mongoCeilings(place.url, events)),
  });
  const before = await at(fresh, raw);
  const ours = await endToEnd(fresh, { store: 'mongo', events, aggregates: 1_000 }, size);
  const ceilings = reportCeilings(before, await at(fresh, raw));

  reportThroughput(ceilings, ours, '≥ 40 % → 70 %');
  reportLatency(ours.times);
}

/** Twice without and with tracing in turn, then one by one, and how long an event takes while 30 % of what is possible is asked. */
async function endToEnd(fresh: () => Promise<Place>, run: Omit<Run, 'handlers'>, size: number) {
  const sink = await startTraceSink();
  const inBatches = (tracing?: string) =>
    at(fresh, (place) => throughput(place, { ...run, handlers: 'in batches', ...(tracing !== undefined && { tracing }) }));
  const plain: number[] = [];
  const withTracing: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    plain.push(await inBatches());
    withTracing.push(await inBatches(sink.url));
  }
  const [batched, traced] = [mean(plain), mean(withTracing)];
  const single = await at(fresh, (place) => throughput(place, { ...run, handlers: 'one by one', tracing: sink.url }));
  await sink.stop();
  const asked = traced * 0.3;
  const events = Math.ceil(asked * seconds * size);
  const times = await at(fresh, (place) => latencies(place, { ...run, events, handlers: 'in batches' }, asked));
  return { batched, traced, single, times };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
