import { randomUUID } from 'node:crypto';
import type { Addresses } from '@tributary/local-stack';
import { httpCaller } from '../load/http-caller';
import { withPlatformOn } from '../platform/with-platform';
import { percentile } from '../report/rate';
import { countRoundTrips } from './round-trips';

/** How often a new opportunity waits for PostgreSQL, the commit and the record against repeats included: the median of 40. */
export async function tripsOfACommand(stack: Addresses, home: string): Promise<number> {
  const real = new URL(stack.postgres.adminUrl);
  const trips = await countRoundTrips(real.hostname, Number(real.port || 5432));
  const through = new URL(real);
  through.host = `127.0.0.1:${trips.port}`;
  const stores = { ...stack, postgres: { ...stack.postgres, adminUrl: through.href } };
  try {
    return await withPlatformOn(stores, home, { services: ['sales'], namespace: 'counted' }, async (platform) => {
      const token = await platform.token(['sales-director']);
      const authorization = `Bearer ${await token()}`;
      const { ask, close } = httpCaller(platform.url, 1);
      trips.taken();
      for (let command = 0; command < 40; command += 1) {
        await ask({
          ...{ method: 'POST', path: '/v1/opportunities' },
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ customerId: randomUUID(), name: '数控机床两台' }),
        });
      }
      close();
      return percentile(trips.taken(), 0.5);
    });
  } finally {
    trips.close();
  }
}
