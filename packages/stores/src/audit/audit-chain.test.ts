import fc from 'fast-check';
import { extendChain, genesis, type SealedEntry, verifyChain } from './audit-chain';
import type { AuditEntry, AuditHead } from './audit-entry';

const text = fc.string({ maxLength: 8 });
const maybe = fc.option(fc.json({ maxDepth: 1 }), { nil: null });
const anEntry: fc.Arbitrary<AuditEntry> = fc.record({
  id: fc.uuid(),
  at: fc.date({ noInvalidDate: true }),
  actorKind: text,
  actorId: text,
  via: fc.option(text, { nil: null }),
  action: text,
  entity: text,
  entityId: text,
  before: maybe,
  after: maybe,
  origin: maybe,
});
const entries = fc.uniqueArray(anEntry, { minLength: 2, maxLength: 12, selector: ({ id }) => id });

function seal(log: readonly AuditEntry[]): { sealed: SealedEntry[]; head: AuditHead } {
  let head = genesis;
  const sealed = log.map((entry) => {
    head = extendChain(head, entry);
    return { entry, position: head.length, hash: head.hash };
  });
  return { sealed, head };
}

const verify = (sealed: readonly SealedEntry[], head: AuditHead, published?: AuditHead) =>
  verifyChain(
    (async function* () {
      yield* sealed;
    })(),
    head,
    published,
  );

const runs = { numRuns: 250 };
const place = fc.nat();
const at = (n: number, { length }: readonly unknown[]) => n % length;

describe('the chain of audit entries (PERM-5)', () => {
  it('is intact when nobody touched it, and against any of its own earlier heads', async () => {
    await fc.assert(
      fc.asyncProperty(entries, place, async (log, n) => {
        const { sealed, head } = seal(log);
        const earlier = sealed[at(n, sealed)];
        const published = earlier && { length: earlier.position, hash: earlier.hash };
        expect(await verify(sealed, head, published)).toEqual({ intact: true, head });
      }),
      runs,
    );
  });

  it('shows an edit of any field, at the entry that was edited', async () => {
    await fc.assert(
      fc.asyncProperty(
        entries,
        place,
        anEntry,
        fc.constantFrom('id', 'at', 'actorKind', 'actorId', 'via', 'action', 'entity', 'entityId', 'before', 'after', 'origin'),
        async (log, n, other, field) => {
          const { sealed, head } = seal(log);
          const i = at(n, sealed);
          const edited = sealed.map((s, j) =>
            j === i ? { ...s, entry: { ...s.entry, [field]: other[field as keyof AuditEntry] } } : s,
          );
          fc.pre(JSON.stringify(edited[i]?.entry) !== JSON.stringify(sealed[i]?.entry));
          expect(await verify(edited, head)).toEqual({ intact: false, position: i + 1, fault: 'altered' });
        },
      ),
      runs,
    );
  });

  it('shows a deletion, at the entry that is gone', async () => {
    await fc.assert(
      fc.asyncProperty(entries, place, async (log, n) => {
        const { sealed, head } = seal(log);
        const i = at(n, sealed);
        expect(
          await verify(
            sealed.filter((_, j) => j !== i),
            head,
          ),
        ).toEqual({ intact: false, position: i + 1, fault: 'missing' });
      }),
      runs,
    );
  });

  it('shows two entries that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(entries, place, place, async (log, m, n) => {
        const { sealed, head } = seal(log);
        const [i, j] = [at(m, sealed), at(n, sealed)].sort((a, b) => a - b) as [number, number];
        fc.pre(i !== j);
        const swapped = sealed.map((s, k) => ({ ...s, entry: sealed[k === i ? j : k === j ? i : k]?.entry ?? s.entry }));
        expect(await verify(swapped, head)).toEqual({ intact: false, position: i + 1, fault: 'altered' });
      }),
      runs,
    );
  });

  it('shows a cut end', async () => {
    await fc.assert(
      fc.asyncProperty(entries, place, async (log, n) => {
        const { sealed, head } = seal(log);
        const keep = at(n, sealed);
        expect(await verify(sealed.slice(0, keep), head)).toEqual({ intact: false, position: keep + 1, fault: 'missing' });
      }),
      runs,
    );
  });

  it('shows a cut end whose head was cut too, to whoever knows a published head', async () => {
    await fc.assert(
      fc.asyncProperty(entries, place, async (log, n) => {
        const { head } = seal(log);
        const keep = at(n, log);
        const shorter = seal(log.slice(0, keep));
        expect(await verify(shorter.sealed, shorter.head, head)).toEqual({ intact: false, position: keep + 1, fault: 'missing' });
      }),
      runs,
    );
  });

  it('shows a history that was written anew, to whoever knows a published head', async () => {
    await fc.assert(
      fc.asyncProperty(entries, anEntry, async (log, other) => {
        const { head } = seal(log);
        const forged = seal([other, ...log.slice(1)]);
        expect(await verify(forged.sealed, forged.head)).toMatchObject({ intact: true });
        expect(await verify(forged.sealed, forged.head, head)).toMatchObject({ fault: 'published-head-differs' });
      }),
      runs,
    );
  });

  it('shows entries that were added behind the recorded head', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (log) => {
        const before = seal(log.slice(0, -1));
        expect(await verify(seal(log).sealed, before.head)).toEqual({
          intact: false,
          position: log.length,
          fault: 'beyond-head',
        });
      }),
      runs,
    );
  });

  it('shows a recorded head that is not its own', async () => {
    const { sealed, head } = seal(fc.sample(entries, 1)[0] ?? []);
    expect(await verify(sealed, { ...head, hash: genesis.hash })).toMatchObject({ fault: 'head-differs' });
  });
});
