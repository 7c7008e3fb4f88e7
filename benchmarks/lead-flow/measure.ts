import { type Channel, openChannel } from '../platform/channel';
import { withPlatform } from '../platform/with-platform';
import { ms, percent, perSecond, say } from '../report/figures';
import { percentile } from '../report/rate';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { sayCeilings, warnIfMoved } from '../report/say-ceilings';
import { hearAssignments } from './hear-assignments';
import { flowComposite, rawSteps, stepNames } from './raw-steps';
import { hireSalesForce } from './sales-force';

const usage = `Usage: ./tributary bench lead-flow -- [--reps <number>] [--quick]

From a channel's event on RabbitMQ to the lead that a rule gave to a rep, through leads, master-data and the staff that
directory told of; against the raw steps of broker, stores and gRPC on this machine.
  --reps    among whom the leads go round [30]
  --quick   a tenth of the events: to see that it runs, not to quote`;

export const leadFlow: Benchmark = { usage, options: { reps: { type: 'string' } }, measure };

const campaigns = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${name}-${at}`);

async function measure({ quick, option }: Asked): Promise<void> {
  const size = quick ? 0.1 : 1;
  await withPlatform({ services: ['master-data', 'leads'] }, async (platform) => {
    await hireSalesForce(platform, Number(option('reps') ?? 30));
    const before = await rawSteps(platform.stores, size);
    const { throughput, times } = await flow(platform.rabbitUrl, size);
    const after = await rawSteps(platform.stores, size);

    console.log('');
    const composite = flowComposite(sayCeilings(before, after, stepNames));
    say('serial composite of all steps of one event', perSecond(composite));
    warnIfMoved(flowComposite(before), flowComposite(after));
    say('channel event to assigned lead, sustained', perSecond(throughput));
    say('  of the serial composite', percent(throughput / composite), '≥ 40 % → 70 %');
    say('event to assignment heard on the bus, at 30 % of capacity: p50', ms(percentile(times, 0.5)), '≤ 25 → 12 ms');
    say('  p99', ms(percentile(times, 0.99)), '≤ 150 → 60 ms');
  });
}

async function flow(rabbitUrl: string, size: number): Promise<{ throughput: number; times: readonly number[] }> {
  const channel = await openChannel(rabbitUrl);
  try {
    // Just-in-time compilers, connections and caches belong to the start and not to the speed.
    await flood(channel, rabbitUrl, campaigns('warm', 300 * size));
    const throughput = await flood(channel, rabbitUrl, campaigns('flood', 3_000 * size));
    const count = Math.max(100, Math.floor(throughput * 0.3 * 20 * size));
    return { throughput, times: await trickle(channel, rabbitUrl, campaigns('trickle', count), throughput * 0.3) };
  } finally {
    await channel.close();
  }
}

/** Assigned leads a second, from the first event to the last assignment. */
async function flood(channel: Channel, rabbitUrl: string, events: readonly string[]): Promise<number> {
  const assignments = await hearAssignments(rabbitUrl);
  const start = performance.now();
  await channel.publish(events);
  await assignments.until(events.length);
  const seconds = (performance.now() - start) / 1_000;
  await assignments.close();
  return events.length / seconds;
}

/** Milliseconds from each event to its assignment. */
async function trickle(channel: Channel, rabbitUrl: string, events: readonly string[], rate: number): Promise<readonly number[]> {
  const assignments = await hearAssignments(rabbitUrl);
  const sent = new Map<string, number>();
  await channel.publishSteadily(events, rate, (campaign) => sent.set(campaign, performance.now()));
  await assignments.until(events.length);
  await assignments.close();
  return [...sent].map(([campaign, at]) => (assignments.heard.get(campaign) ?? Number.NaN) - at);
}
