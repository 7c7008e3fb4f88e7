import { randomUUID } from 'node:crypto';
import { postgresCommandCeiling } from '../ceilings/postgres-command';
import { type Answered, call } from '../load/callers';
import { cpuTime } from '../load/cpu-time';
import { type HttpAsk, httpCaller } from '../load/http-caller';
import { type OwnServer, startOwnServer } from '../load/own-server';
import { at, postgresPlace } from '../places/databases';
import { type BenchPlatform, withPlatformOn, withStack } from '../platform/with-platform';
import { ms, percent, perSecond, say } from '../report/figures';
import { percentile, serialComposite } from '../report/rate';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { sayCeilings, warnIfMoved } from '../report/say-ceilings';
import { tripsOfACommand } from './trips-of-a-command';

const usage = `Usage: ./tributary bench gateway -- [--quick]

The REST API: a read through the gateway against express and grpc-js alone, both before the same bare grpc-js service;
and a command through gateway and sales to the commit, against that bare hop and a bare commit.
  --quick   a tenth of the calls: to see that it runs, not to quote`;

export const gateway: Benchmark = { usage, measure };

const callers = 16;

interface Ceilings {
  readonly hop: number;
  readonly commit: number;
}

interface Read extends Answered {
  /** Milliseconds of the hop's processor time a request. */
  readonly cpu: number;
}

async function measure({ quick }: Asked): Promise<void> {
  const size = quick ? 0.1 : 1;
  await withStack(async (stack, home) => {
    const service = await startOwnServer('service');
    const hop = await startOwnServer('hop', `127.0.0.1:${service.port}`);
    const raw = async (): Promise<Ceilings & { readonly bare: Read }> => {
      const bare = await read(`http://127.0.0.1:${hop.port}`, hop.pid, {}, size);
      const commit = await at(
        () => postgresPlace(stack),
        ({ ownerUrl }) => postgresCommandCeiling(ownerUrl, callers, 8_000 * size),
      );
      return { hop: bare.perSecond, commit, bare };
    };

    // The gateway asks our bare service for leads, and the real one for everything else.
    const env = { LEADS_ADDRESS: `127.0.0.1:${service.port}` };
    await withPlatformOn(stack, home, { services: ['sales'], env }, async (platform) => {
      const before = await raw();
      const ours = await readThrough(platform, size);
      const commands = await command(platform, size);
      const after = await raw();
      report(before, after, ours, commands);
    });
    const trips = await tripsOfACommand(stack, home);
    say('round trips to the store that a command waits for', String(trips), '≤ 3 → 1–2');
    await stopAll([hop, service]);
  });
}

const stopAll = (servers: readonly OwnServer[]): Promise<unknown> => Promise.all(servers.map((server) => server.stop()));

async function read(url: string, pid: number, headers: HttpAsk['headers'], size: number): Promise<Read> {
  const { ask, close } = httpCaller(url, callers);
  const path = '/v1/leads/01935a00-0000-7b10-8aaa-000000000001';
  await call(callers, 1_000 * size, () => ask({ method: 'GET', path, headers }));
  const count = 15_000 * size;
  const before = cpuTime(pid);
  const answered = await call(callers, count, () => ask({ method: 'GET', path, headers }));
  close();
  return { ...answered, cpu: (cpuTime(pid) - before) / count };
}

async function readThrough(platform: BenchPlatform, size: number): Promise<Read> {
  const token = await platform.token(['sales-director']);
  const pid = platform.service('gateway').pid ?? 0;
  return read(platform.url, pid, { authorization: `Bearer ${await token()}` }, size);
}

/** A new opportunity: about the least a command that matters can do. */
async function command(platform: BenchPlatform, size: number): Promise<Answered> {
  const token = await platform.token(['sales-director']);
  const { ask, close } = httpCaller(platform.url, callers);
  const authorization = `Bearer ${await token()}`;
  const once = (): Promise<string> =>
    ask({
      ...{ method: 'POST', path: '/v1/opportunities' },
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ customerId: randomUUID(), name: '数控机床两台', amount: { amount: '760000.00', currency: 'CNY' } }),
    });
  await call(callers, 500 * size, once);
  const answered = await call(callers, 4_000 * size, once);
  close();
  return answered;
}

function report(before: Ceilings & { bare: Read }, after: Ceilings & { bare: Read }, ours: Read, commands: Answered): void {
  console.log('');
  const { hop, commit } = sayCeilings<Ceilings>(
    { hop: before.hop, commit: before.commit },
    { hop: after.hop, commit: after.commit },
    { hop: 'express and grpc-js alone', commit: 'a bare commit' },
  );
  warnIfMoved(before.hop, after.hop);
  warnIfMoved(before.commit, after.commit);
  say('a read through the gateway', perSecond(ours.perSecond));
  say('  of the bare hop', percent(ours.perSecond / hop), '≥ 70 % → 85 %');
  const bareCpu = (before.bare.cpu + after.bare.cpu) / 2;
  say('  processor time a request', ms(ours.cpu), `the bare hop's ${ms(bareCpu)}, ${percent(bareCpu / ours.cpu)}`);
  say('  p99', ms(percentile(ours.latencies, 0.99)));
  const composite = serialComposite([hop, commit]);
  say('serial composite of bare hop and bare commit', perSecond(composite));
  say('a command through gateway and sales to the commit', perSecond(commands.perSecond));
  say('  of the composite', percent(commands.perSecond / composite), '≥ 50 % → 70 %');
  say('  p50', ms(percentile(commands.latencies, 0.5)));
  say('  p99', ms(percentile(commands.latencies, 0.99)));
}
