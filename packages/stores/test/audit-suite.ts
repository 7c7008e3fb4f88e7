import type { Actor } from '@tributary/service-kit';
import { anEmployee, eventually } from '@tributary/testing';
import fc from 'fast-check';
import type { AuditEntry, AuditHead, AuditRecord, AuditVerdict } from '../src/audit/audit-entry';
import type { AuditSealer, SealerOptions } from '../src/audit/audit-sealer';

/** The audit log of one store. */
export interface AuditDesk {
  /** Adds the records in one transaction, which is refused at its end if asked. */
  add(actor: Actor, records: readonly AuditRecord[], end?: 'commit' | 'refuse'): Promise<unknown>;
  sealBatch(): Promise<AuditHead | undefined>;
  startSealer(options: SealerOptions): AuditSealer;
  verify(published?: AuditHead): Promise<AuditVerdict>;
  /** Every entry, sealed or not; JSON parsed. */
  entries(): Promise<Record<string, unknown>[]>;
  clear(): Promise<void>;
  /** Somebody who may write everything. */
  readonly tamper: Tampering;
}

export interface Tampering {
  /** Changes one field of the sealed entry at `position`. */
  edit(position: number, field: keyof AuditEntry | 'hash'): Promise<void>;
  remove(position: number): Promise<void>;
  swap(a: number, b: number): Promise<void>;
  /** Removes everything behind `position`, and makes the recorded head agree if asked. */
  truncate(position: number, head?: AuditHead): Promise<void>;
  loseHead(): Promise<void>;
  /** Keeps the log as it is now; the result puts it back. */
  remember(): Promise<() => Promise<void>>;
}

const fields = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'via',
  'action',
  'entity',
  'entityId',
  'before',
  'after',
  'origin',
  'hash',
] as const;

/** PERM-5, on whichever store. */
export function describeAudit(desk: () => AuditDesk): void {
  const mei = { ...anEmployee({ id: 'mei' }), via: 'gateway' };
  const claims = (count: number): AuditRecord[] =>
    Array.from({ length: count }, (_, n) => ({
      action: 'lead.claimed',
      entity: 'lead',
      entityId: `l${n}`,
      before: { n },
      after: { n: n + 1 },
    }));
  const sealAll = async () => {
    let head: AuditHead | undefined;
    for (let next = await desk().sealBatch(); next; next = await desk().sealBatch()) head = next;
    return head;
  };

  beforeEach(() => desk().clear());

  it('says who did what, when, to what, from where', async () => {
    const record = {
      action: 'customer.phone-unmasked',
      entity: 'customer',
      entityId: 'c1',
      after: { seen: true },
      origin: { device: 'd1' },
    };
    await desk().add(mei, [record]);
    const [entry] = await desk().entries();
    expect(entry).toMatchObject({
      ...record,
      actorKind: 'employee',
      actorId: 'mei',
      via: 'gateway',
      before: null,
      at: expect.any(Date),
    });
  });

  it('has no entry of what was refused', async () => {
    await desk().add(mei, claims(1), 'refuse');
    expect(await desk().entries()).toEqual([]);
  });

  it('chains entries of many writers at once, across batches', async () => {
    await Promise.all(Array.from({ length: 12 }, () => desk().add(mei, claims(50))));
    const head = await sealAll();
    expect(head?.length).toBe(600);
    expect(await desk().verify(head)).toEqual({ intact: true, head });
  }, 20_000);

  it('keeps whatever text an entry holds', async () => {
    await desk().add(mei, [
      { action: '改', entity: 'e', entityId: '"\\', before: { '$a.b': '\u0000\ud800', c: 1e21, d: [0.1, -0] } },
    ]);
    const head = await sealAll();
    expect(await desk().verify()).toEqual({ intact: true, head });
  });

  it('is intact when it is empty, and while entries are still to be sealed', async () => {
    expect(await desk().verify()).toMatchObject({ intact: true, head: { length: 0 } });
    await desk().add(mei, claims(1));
    expect(await desk().verify()).toMatchObject({ intact: true, head: { length: 0 } });
  });

  it('lets several sealers at once do no harm', async () => {
    for (let i = 0; i < 6; i += 1) await desk().add(mei, claims(100));
    await Promise.all([sealAll(), sealAll(), sealAll()]);
    await sealAll();
    expect(await desk().verify()).toMatchObject({ intact: true, head: { length: 600 } });
  }, 20_000);

  it('seals by itself in one process, publishes the head, and passes on when that process stops', async () => {
    const published: Record<'first' | 'second', AuditHead[]> = { first: [], second: [] };
    const start = (name: 'first' | 'second') =>
      desk().startSealer({ intervalMs: 20, publishHead: (head) => void published[name].push(head) });
    const first = start('first');
    await desk().add(mei, claims(3));
    await eventually('the first sealer published', () => expect(published.first.at(-1)?.length).toBe(3));

    const second = start('second');
    await desk().add(mei, claims(2));
    await eventually('the first sealer goes on', () => expect(published.first.at(-1)?.length).toBe(5));
    await first.stop();
    await desk().add(mei, claims(1));
    await eventually('the second sealer took over', () => expect(published.second.at(-1)?.length).toBe(6));
    await second.stop();
    expect(await desk().verify(published.second.at(-1))).toMatchObject({ intact: true });
  });

  it('shows whatever somebody with every right does to sealed entries', async () => {
    const size = 20;
    await desk().add(
      mei,
      claims(size).map((record) => ({ ...record, origin: { device: 'd1' } })),
    );
    const head = (await sealAll()) as AuditHead;
    const putBack = await desk().tamper.remember();

    const position = fc.integer({ min: 1, max: size });
    const two = fc.uniqueArray(position, { minLength: 2, maxLength: 2 });
    const tampering: fc.Arbitrary<(by: Tampering) => Promise<void>> = fc.oneof(
      fc.tuple(position, fc.constantFrom(...fields)).map(
        ([p, field]) =>
          (by: Tampering) =>
            by.edit(p, field),
      ),
      position.map((p) => (by: Tampering) => by.remove(p)),
      two.map(
        ([a = 1, b = 2]) =>
          (by: Tampering) =>
            by.swap(a, b),
      ),
      position.map((p) => (by: Tampering) => by.truncate(p - 1)),
      position.map((p) => (by: Tampering) => by.truncate(p - 1, { length: p - 1, hash: head.hash })),
      fc.constant((by: Tampering) => by.truncate(0, { length: 0, hash: '0'.repeat(64) })),
      fc.constant((by: Tampering) => by.loseHead()),
    );
    await fc.assert(
      fc
        .asyncProperty(tampering, async (act) => {
          await act(desk().tamper);
          expect(await desk().verify(head)).toMatchObject({ intact: false });
        })
        .afterEach(putBack),
      { numRuns: 120 },
    );
    expect(await desk().verify(head)).toEqual({ intact: true, head });
  }, 60_000);
}
