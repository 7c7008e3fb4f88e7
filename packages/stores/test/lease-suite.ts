import { eventually } from '@tributary/testing';
import fc from 'fast-check';
import type { Lease } from '../src/lease';

/** The lease functions of one store, and a transaction that fails unless `lease` is still held. */
export interface Leasing {
  acquire(names: readonly string[], owner: string, ttlMs: number): Promise<Lease[]>;
  renew(leases: readonly Lease[], ttlMs: number): Promise<Lease[]>;
  release(leases: readonly Lease[]): Promise<void>;
  /** Runs `during` inside the fenced transaction, after the fence. */
  fenced(lease: Lease, during?: () => Promise<void>): Promise<void>;
}

const minute = 60_000;

/** What a lease is, on whichever store. */
export function describeLeases(leasing: () => Leasing): void {
  let names = 0;
  const fresh = () => `lease-${++names}`;
  const acquire = async (name: string, owner: string, ttlMs = minute) => (await leasing().acquire([name], owner, ttlMs))[0];
  /** As long as a lease runs out for somebody who waits for it. */
  const takeOver = (name: string, owner: string) =>
    eventually(`${owner} takes ${name} over`, async () => {
      const lease = await acquire(name, owner);
      expect(lease).toBeDefined();
      return lease as Lease;
    });

  it('is given to one owner, who may prolong it under the same epoch', async () => {
    const name = fresh();
    expect(await acquire(name, 'a')).toMatchObject({ name, owner: 'a', epoch: 1 });
    expect(await acquire(name, 'b')).toBeUndefined();
    expect(await acquire(name, 'a')).toMatchObject({ owner: 'a', epoch: 1 });
  });

  it('is given to exactly one of two owners who race, for each of many', async () => {
    const wanted = Array.from({ length: 32 }, fresh);
    const racers = ['a', 'b', 'c', 'd'];
    const held = (await Promise.all(racers.map((owner) => leasing().acquire(wanted, owner, minute)))).flat();
    expect(held.map(({ name }) => name).sort()).toEqual([...wanted].sort());
  });

  it('passes on under a higher epoch when it has run out, and its old owner can do nothing with it', async () => {
    const name = fresh();
    const old = (await acquire(name, 'a', 1)) as Lease;
    const next = await takeOver(name, 'b');
    expect(next.epoch).toBe(old.epoch + 1);

    expect(await leasing().renew([old], minute)).toEqual([]);
    await expect(leasing().fenced(old)).rejects.toMatchObject({ name: 'LeaseLost', lease: name });
    await leasing().release([old]);
    expect(await acquire(name, 'c')).toBeUndefined();
  });

  it('gets a higher epoch even when the same owner takes it after it ran out', async () => {
    const name = fresh();
    await acquire(name, 'a', 1);
    await eventually('the epoch rises', async () => expect((await acquire(name, 'a', 1))?.epoch).toBeGreaterThan(1));
  });

  it('is not revived by renewing once it has run out', async () => {
    const lease = (await acquire(fresh(), 'a', 1)) as Lease;
    await eventually('it has run out', async () => expect(await leasing().renew([lease], 1)).toEqual([]));
  });

  it('lasts longer when renewed', async () => {
    const name = fresh();
    const lease = (await acquire(name, 'a', 5_000)) as Lease;
    const [renewed] = await leasing().renew([lease], minute);
    expect(renewed?.expiresAt.getTime()).toBeGreaterThan(lease.expiresAt.getTime());
    expect(renewed?.epoch).toBe(lease.epoch);
  });

  it('is free at once when given back, and epochs go on rising', async () => {
    const name = fresh();
    await leasing().release([(await acquire(name, 'a')) as Lease]);
    expect(await acquire(name, 'b')).toMatchObject({ owner: 'b', epoch: 2 });
  });

  it('gives what is free of many, and leaves out what others hold', async () => {
    const [free, taken] = [fresh(), fresh()];
    await acquire(taken, 'b');
    const held = await leasing().acquire([free, taken, free], 'a', minute);
    expect(held.map(({ name }) => name)).toEqual([free]);
    expect(await leasing().acquire([], 'a', minute)).toEqual([]);
    expect(await leasing().renew([], minute)).toEqual([]);
  });

  it('cannot pass on while a transaction is fenced by it', async () => {
    const name = fresh();
    const lease = (await acquire(name, 'a', 50)) as Lease;
    let passedOn = false;
    let passedOnInside = false;
    let rival = Promise.resolve();
    const committed = await leasing()
      .fenced(lease, async () => {
        rival = takeOver(name, 'b').then(() => {
          passedOn = true;
        });
        await eventually('it has run out', () => expect(Date.now()).toBeGreaterThan(lease.expiresAt.getTime() + 100));
        passedOnInside = passedOn;
      })
      .then(
        () => true,
        // A store may let the rival through, provided that this transaction then fails.
        () => false,
      );
    expect(committed && passedOnInside).toBe(false);
    await rival;
  });

  it('never has two holders and never lowers an epoch, whatever owners do', async () => {
    const owners = fc.constantFrom('a', 'b', 'c');
    const step = fc.record({ act: fc.constantFrom('acquire', 'renew', 'release'), owner: owners });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const name = fresh();
        const known = new Map<string, Lease>();
        let epoch = 0;
        let holder: string | undefined;
        for (const { act, owner } of steps) {
          const lease = known.get(owner);
          if (act === 'acquire') {
            const got = await acquire(name, owner);
            if (holder !== undefined && holder !== owner) expect(got).toBeUndefined();
            if (!got) continue;
            expect(got.epoch).toBe(holder === owner ? epoch : epoch + 1);
            ({ epoch } = got);
            known.set(owner, got);
            holder = owner;
          } else if (lease) {
            const valid = holder === owner && lease.epoch === epoch;
            if (act === 'renew') expect(await leasing().renew([lease], minute)).toHaveLength(valid ? 1 : 0);
            else {
              await leasing().release([lease]);
              if (valid) holder = undefined;
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
}
