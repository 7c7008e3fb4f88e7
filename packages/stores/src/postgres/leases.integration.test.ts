import { serviceActor } from '@tributary/service-kit';
import { describeLeases } from '../../test/lease-suite';
import { openPostgresDesk, type PostgresDesk } from '../../test/postgres-desk';
import { inTransaction } from './in-transaction';
import { acquireLease, acquireLeases, fence, releaseLeases, renewLease, renewLeases } from './leases';

describe('a lease on PostgreSQL', () => {
  let desk: PostgresDesk;

  beforeAll(async () => {
    desk = await openPostgresDesk();
  });
  afterAll(() => desk.stop());

  describeLeases(() => ({
    acquire: (names, owner, ttlMs) => acquireLeases(desk.store, names, owner, ttlMs),
    renew: (leases, ttlMs) => renewLeases(desk.store, leases, ttlMs),
    release: (leases) => releaseLeases(desk.store, leases),
    fenced: (lease, during) =>
      inTransaction(desk.store, serviceActor('test'), async (tx) => {
        await fence(tx, lease);
        await during?.();
      }),
  }));

  it('can be had one at a time', async () => {
    const lease = await acquireLease(desk.store, 'single', 'a', 60_000);
    expect(lease).toMatchObject({ name: 'single', owner: 'a', epoch: 1, expiresAt: expect.any(Date) });
    expect(lease && (await renewLease(desk.store, lease, 60_000))).toMatchObject({ epoch: 1 });
  });
});
