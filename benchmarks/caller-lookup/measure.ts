import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CallCentreServiceClient, type LookupCallerResponse } from '@tributary/contracts/service-desk';
import { Pool } from 'pg';
import { grpcCeiling } from '../ceilings/grpc-ceiling';
import { type Answered, call } from '../load/callers';
import { type BenchPlatform, withPlatform } from '../platform/with-platform';
import { ms, percent, perSecond, say } from '../report/figures';
import { percentile, serialComposite } from '../report/rate';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { sayCeilings, warnIfMoved } from '../report/say-ceilings';
import { loadContext } from './load-context';
import { loadCustomers, phoneOf } from './load-customers';

const usage = `Usage: ./tributary bench caller-lookup -- [--customers <number>] [--quick]

The call centre asks the service desk who calls: customer, owner, tier and open orders in one answer, by the phone number.
  --customers   how many there are [1 000 000; 20 000 with --quick]
  --quick       few customers and calls: to see that it runs, not to quote`;

export const callerLookup: Benchmark = { usage, options: { customers: { type: 'string' } }, measure };

const callers = 8;

async function measure({ quick, option }: Asked): Promise<void> {
  const customers = Number(option('customers') ?? (quick ? 20_000 : 1_000_000));
  const calls = quick ? 1_000 : 10_000;
  await withPlatform({ services: ['master-data', 'service-desk'] }, async (platform) => {
    const ownerUrl = platform.service('master-data').environment['POSTGRES_OWNER_URL'] ?? '';
    const start = performance.now();
    await loadCustomers(ownerUrl, customers, (done) => console.log(`  ${done.toLocaleString('en')} customers`));
    // Spread over all of them, each asked once: no call is answered from what the last one left in a cache of ours.
    const asked = Array.from({ length: calls }, (_, index) => Math.floor((index * customers) / calls) | 1);
    await loadContext(platform.service('service-desk').environment['MONGODB_URL'] ?? '', asked);
    console.log(`  loaded in ${Math.round((performance.now() - start) / 1_000)} s\n`);

    const raw = async () => ({
      key: await keyCeiling(ownerUrl, customers, calls),
      grpc: await grpcCeiling(callers, calls),
    });
    const before = await raw();
    const answered = await lookUp(platform, asked);
    const after = await raw();

    const { key, grpc } = sayCeilings(before, after, { key: 'a phone key by pg, 8 at once', grpc: 'grpc-js, 8 at once' });
    warnIfMoved(before.key, after.key);
    // The answer takes two calls and, of the stores, at least the key and the facts.
    const composite = serialComposite([grpc / 2, key / 2]);
    say('serial composite of two calls and two look-ups', perSecond(composite));
    say(`who calls, of ${customers.toLocaleString('en')} customers, 8 at once`, perSecond(answered.perSecond));
    say('  of the composite', percent(answered.perSecond / composite));
    say('  p50', ms(percentile(answered.latencies, 0.5)));
    say('  p99', ms(percentile(answered.latencies, 0.99)), '≤ 50 → 20 ms');
    if (customers < 1_000_000) console.log('  The floor is for 1 000 000 customers.');
  });
}

/** Rows a second that pg finds by their key. */
async function keyCeiling(ownerUrl: string, customers: number, count: number): Promise<number> {
  const pool = new Pool({ connectionString: ownerUrl, max: callers });
  const found = await call(callers, count, (index) =>
    pool.query({
      name: 'key',
      text: 'select home_id from match_keys where key = $1',
      values: [`person/phone/${phoneOf((index * 7_919) % customers)}`],
    }),
  );
  await pool.end();
  return found.perSecond;
}

async function lookUp(platform: BenchPlatform, asked: readonly number[]): Promise<Answered> {
  const token = await platform.token(['call-centre']);
  const client = new CallCentreServiceClient(
    `127.0.0.1:${platform.service('service-desk').ports.grpc}`,
    credentials.createInsecure(),
  );
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${await token()}`);
  const once = (customer: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const heard = (error: ServiceError | null, answer?: LookupCallerResponse): void => {
        if (error) reject(error);
        else if (answer?.matches.some(({ openOrders }) => openOrders.length === 2)) resolve();
        else reject(new Error(`the answer about ${phoneOf(customer)} is not whole`));
      };
      client.lookupCaller({ phone: phoneOf(customer), called: '', queue: '' }, metadata, heard);
    });
  try {
    await call(callers, Math.min(200, asked.length), (index) => once(asked[index] ?? 0));
    return await call(callers, asked.length, (index) => once(asked[index] ?? 0));
  } finally {
    client.close();
  }
}
