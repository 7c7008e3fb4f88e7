import fc from 'fast-check';
import { Drain } from './drain';
import { OutboxWorld } from './drain.model';
import type { OutboxRow } from './outbox-row';

/** A nightly run asks for more. */
const interleavings = Number(process.env['INTERLEAVINGS'] ?? 10_000);

describe('draining an outbox', () => {
  it('keeps the order of every aggregate and loses nothing, whatever happens when', () => {
    const step = fc.tuple(fc.nat(OutboxWorld.steps - 1), fc.nat(59));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 120, size: 'max' }), (relays, history) => {
        const world = new OutboxWorld(relays);
        for (const [what, which] of history) world.step(what, which);
        world.settle();
      }),
      { numRuns: interleavings },
    );
  });
});

const row = (key: string, aggregate: string): OutboxRow => ({
  key,
  partition: 0,
  aggregate,
  type: 't',
  id: `id-${key}`,
  body: '{}',
  traceparent: undefined,
});

const drainWith = (...rows: OutboxRow[]): Drain => {
  const drain = new Drain();
  drain.own([0]);
  drain.startRead(0);
  drain.found({ rows, truncated: false });
  return drain;
};

const keysOf = (rows: readonly OutboxRow[]): string[] => rows.map(({ key }) => key);

describe('an aggregate with several events', () => {
  it('has one of them under way at a time, beside those of other aggregates', () => {
    const drain = drainWith(row('1', 'a'), row('2', 'a'), row('3', 'b'));
    expect(keysOf(drain.takeForPublishing())).toEqual(['1', '3']);
    drain.confirmed('1');
    expect(keysOf(drain.takeForPublishing())).toEqual(['2']);
  });

  it('keeps everything from a refused event on in the store, and begins with it again when its time has come', () => {
    const drain = drainWith(row('1', 'a'), row('2', 'a'), row('3', 'b'));
    drain.takeForPublishing();
    drain.confirmed('3');
    drain.refused('1', 1_000);
    expect(drain.heldCount).toBe(1);
    expect(drain.takeForPublishing()).toEqual([]);
    expect(drain.startRead(1_100)?.held).toMatchObject([{ aggregate: 'a', key: '1', due: false }]);
    drain.found({ rows: [], truncated: false });
    expect(drain.startRead(1_250)?.held).toMatchObject([{ aggregate: 'a', due: true }]);
    drain.found({ rows: [row('1', 'a'), row('2', 'a')], truncated: false });
    expect(keysOf(drain.takeForPublishing())).toEqual(['1']);
  });

  it('removes only what was confirmed', () => {
    const drain = drainWith(row('1', 'a'), row('2', 'b'));
    drain.takeForPublishing();
    drain.confirmed('2');
    drain.connectionLost();
    expect(keysOf(drain.takeForRemoval(10))).toEqual(['2']);
    expect(keysOf(drain.takeForPublishing())).toEqual(['1']);
  });
});
