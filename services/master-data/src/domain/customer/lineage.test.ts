import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { World } from '../../../test/builders/lineage-world';
import type { LineageEntry } from './lineage';

describe('merging customers (MD-6)', () => {
  const couple = () => new World(['a', 'b', 'c'], { r1: 'a', r2: 'b', r3: 'c' });

  it('gives the records of the absorbed to the survivor and lets its id answer with the survivor', () => {
    const world = couple();
    world.merge('a', 'b');
    expect(world.rootOf('b')).toBe('a');
    expect(world.recordsOf('a')).toEqual(['r1', 'r2']);
  });

  it('names every id that answers differently now', () => {
    const world = couple();
    world.merge('b', 'c');
    expect(world.merge('a', 'b')).toMatchObject({ movedTree: ['b', 'c'] });
  });

  it.each([
    ['a customer with itself', 'a', 'a', 'customer.merge-with-itself'],
    ['one that was merged into it before', 'a', 'b', 'customer.merge-with-itself'],
    ['in a circle', 'b', 'a', 'customer.merge-with-itself'],
    ['into one that is gone', 'b', 'c', 'customer.merged-away'],
    ['one that is gone', 'c', 'b', 'customer.merged-away'],
  ])('refuses to merge %s', (_, survivor, absorbed, refused) => {
    const world = couple();
    world.merge('a', 'b');
    expect(world.merge(survivor, absorbed)).toMatchObject({ refused });
  });

  it('refuses to make one of a person and an organisation', () => {
    const world = couple();
    world.kinds.set('b', 'organisation');
    expect(world.merge('a', 'b')).toMatchObject({ refused: 'customer.kinds-differ' });
  });
});

describe('splitting customers (MD-6)', () => {
  it('brings back the absorbed customer with its own records and those it had absorbed', () => {
    const world = new World(['a', 'b', 'c'], { r1: 'a', r2: 'b', r3: 'c' });
    world.merge('b', 'c');
    const merge = world.merge('a', 'b');
    if (isRefusal(merge)) throw new Error(merge.refused);
    expect(world.undo('a', merge.entry.id)).toMatchObject({ movedTree: ['b', 'c'], undoes: merge.entry.id });
    expect([world.recordsOf('a'), world.recordsOf('b')]).toEqual([['r1'], ['r2', 'r3']]);
  });

  it('undoes merges in any order', () => {
    const world = new World(['a', 'b', 'c'], { r1: 'a', r2: 'b', r3: 'c' });
    const first = world.merge('b', 'c');
    const second = world.merge('a', 'b');
    if (isRefusal(first) || isRefusal(second)) throw new Error('merges were refused');
    world.undo('a', first.entry.id);
    expect(world.undo('a', second.entry.id)).not.toHaveProperty('refused');
    expect(['a', 'b', 'c'].map((id) => world.recordsOf(id))).toEqual([['r1'], ['r2'], ['r3']]);
  });

  it('gives chosen records a customer of their own, which goes home when merged again', () => {
    const world = new World(['a', 'b'], { r1: 'a', r2: 'b', r3: 'b' });
    const merge = world.merge('a', 'b');
    world.split('a', ['r3'], 'new');
    expect([world.recordsOf('a'), world.recordsOf('new')]).toEqual([['r1', 'r2'], ['r3']]);

    world.merge('a', 'new');
    if (!isRefusal(merge)) world.undo('a', merge.entry.id);
    expect([world.recordsOf('a'), world.recordsOf('b')]).toEqual([['r1'], ['r2', 'r3']]);
    expect(world.rootOf('new')).toBe('a');
  });

  it('refuses what would not bring back the state of before', () => {
    const world = new World(['a', 'b', 'c'], { r1: 'a', r2: 'b', r3: 'b', r4: 'c' });
    const merge = world.merge('a', 'b');
    world.split('a', ['r3'], 'new');
    const goneHome = world.merge('a', 'new');
    if (isRefusal(merge) || isRefusal(goneHome)) throw new Error('merges were refused');
    world.undo('a', merge.entry.id);

    expect(world.undo('a', goneHome.entry.id)).toMatchObject({ refused: 'customer.split-out-of-order' });
    expect(world.undo('a', merge.entry.id)).toMatchObject({ refused: 'customer.merge-already-undone' });
    expect(world.undo('a', 'never-happened')).toMatchObject({ refused: 'customer.merge-unknown' });
    expect(world.undo('c', goneHome.entry.id)).toMatchObject({ refused: 'customer.merge-unknown' });
    expect(world.split('a', ['r4'], 'x')).toMatchObject({ refused: 'customer.record-elsewhere' });
    expect(world.split('c', ['r4'], 'x')).toMatchObject({ refused: 'customer.split-takes-everything' });
    expect(world.split('new', ['r1'], 'x')).toMatchObject({ refused: 'customer.merged-away' });
  });

  /** Merges, splits and undoes at random; `choose` says which of the merges in force an undo takes back. */
  function playing(choose: (merges: readonly LineageEntry[], any: number) => LineageEntry | undefined) {
    const customers = ['a', 'b', 'c', 'd', 'e'];
    const records = Object.fromEntries(customers.flatMap((id) => [1, 2, 3].map((n) => [`${id}${n}`, id] as const)));
    const step = fc.record({
      kind: fc.constantFrom('merge', 'split', 'undo'),
      left: fc.nat(),
      right: fc.nat(),
      some: fc.array(fc.nat(), { minLength: 1 }),
    });
    return fc.array(step, { maxLength: 12 }).map((steps) => {
      const world = new World(customers, records);
      const before = world.picture(customers);
      for (const { kind, left, right, some } of steps) {
        const roots = world.roots();
        const customer = roots[left % roots.length] ?? '';
        const own = world.recordsOf(customer);
        const merge = choose(world.merges(), right);
        if (kind === 'merge') world.merge(customer, roots[right % roots.length] ?? '');
        else if (kind === 'split')
          world.split(
            customer,
            some.map((n) => own[n % own.length] ?? ''),
          );
        else if (merge) world.undo(world.rootOf(merge.otherId), merge.id);
        world.holdsTogether();
      }
      return { world, before, picture: () => world.picture(customers) };
    });
  }

  it('gives back the state of before when any sequence of merges and splits is undone', () => {
    fc.assert(
      fc.property(
        playing((merges) => merges.at(-1)),
        ({ world, before, picture }) => {
          expect(world.undoEverything()).toBeUndefined();
          expect(picture()).toEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses rather than giving back another state when merges were undone out of order', () => {
    fc.assert(
      fc.property(
        playing((merges, any) => merges[any % merges.length]),
        ({ world, before, picture }) => {
          const refusal = world.undoEverything();
          if (refusal) expect(refusal).toMatchObject({ refused: 'customer.split-out-of-order' });
          else expect(picture()).toEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('undoes merges in any order and is back where it began', () => {
    const customers = ['a', 'b', 'c', 'd', 'e', 'f'];
    const records = Object.fromEntries(customers.map((id) => [`${id}1`, id]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), fc.infiniteStream(fc.nat()), (pairs, choices) => {
        const world = new World(customers, records);
        const before = world.picture(customers);
        const merges = pairs.flatMap(([left, right]) => {
          const roots = world.roots();
          const outcome = world.merge(roots[left % roots.length] ?? '', roots[right % roots.length] ?? '');
          return isRefusal(outcome) ? [] : [outcome.entry];
        });
        while (merges.length > 0) {
          const [merge] = merges.splice((choices.next().value ?? 0) % merges.length, 1);
          if (merge) expect(world.undo(world.rootOf(merge.otherId), merge.id)).not.toHaveProperty('refused');
        }
        expect(world.picture(customers)).toEqual(before);
      }),
    );
  });
});
