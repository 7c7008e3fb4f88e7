import { setTimeout as pause } from 'node:timers/promises';
import type { Topology } from '@tributary/contracts';
import type { Load, Part, Told } from './part';
import type { BenchWorld } from './world';

export const tell = (told: Told): void => void process.send?.(told);

/** Those of twenty milliseconds share a transaction: a disk commits some hundred times a second, whoever asks. */
async function produceSteadily(world: BenchWorld, { events, aggregates, perSecond }: Load): Promise<void> {
  await pause(500);
  const start = performance.now();
  for (let made = 0; made < events; ) {
    await pause(20);
    const due = Math.min(events, Math.floor(((performance.now() - start) / 1_000) * perSecond));
    if (due > made) void world.produce(due - made, aggregates, due - made);
    made = due;
  }
}

/** One queue, as the raw ceiling has one: whoever else wants the event would have the broker write it once more for each. */
const onlyTheMeasured = ({ exchanges, queues }: Topology): Topology => ({
  exchanges,
  queues: queues.filter(({ service, purpose }) => service === 'leads' && purpose === 'staff'),
});

/** In a process of its own: gets ready, begins when the parent says so, ends when the parent hangs up. */
export async function runPart(json: string): Promise<void> {
  const part = JSON.parse(json) as Part;
  if (part.tracing !== undefined) {
    await import('@tributary/service-kit/telemetry');
    const { startTelemetry } = await import('../../../packages/service-kit/src/telemetry/start-telemetry');
    startTelemetry({ service: `bench-${part.role}`, endpoint: part.tracing });
  }
  const { openWorld } = await import('./open-world');
  const { connectRabbit } = await import('@tributary/messaging');
  const { topology } = await import('@tributary/contracts');
  const world = await openWorld(part.store, part.url);
  const rabbit = connectRabbit({ url: part.rabbitUrl, service: 'bench', topology: onlyTheMeasured(topology()) });
  await rabbit.connected(20_000);

  const begin = async (): Promise<void> => {
    if (part.role === 'consumer') return world.startConsumer(rabbit, part, tell);
    world.startRelay(rabbit);
    if (part.produce) await produceSteadily(world, part.produce);
  };
  process.once('message', () => void begin());
  process.once('disconnect', () => process.exit(0));
  tell({ told: 'ready' });
}
