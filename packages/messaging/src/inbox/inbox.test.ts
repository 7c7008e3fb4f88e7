import { silentLog } from '@tributary/stores';
import fc from 'fast-check';
import type { Consumer } from './consumer';
import { type Entry, makeInbox } from './inbox';
import { type CommitFate, ModelInboxStore, type ModelTx } from './inbox.model';

/** A nightly run asks for more. */
const interleavings = Number(process.env['INTERLEAVINGS'] ?? 10_000);

const queue = { name: 'q', deadLetterQueue: 'q.dead', service: 's', purpose: 'p', bindings: [] };
const forever = new AbortController().signal;

const entry = (aggregate: string, version: number): Entry<number> => {
  const body = Buffer.from(JSON.stringify({ aggregate, version }));
  return { id: `${aggregate}${version}`, aggregate, type: 't', content: version, body, properties: '{}' };
};

/** What a queue would bring: everything in order, some of it more than once. */
const aDelivery = fc
  .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  .map((aggregates) =>
    aggregates.map((aggregate, index) =>
      entry(aggregate, aggregates.slice(0, index + 1).filter((one) => one === aggregate).length),
    ),
  );

const aFate = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CommitFate>('committed') },
  { weight: 1, arbitrary: fc.constant<CommitFate>('not committed') },
  { weight: 1, arbitrary: fc.constant<CommitFate>('committed, the answer lost') },
);

const aHistory = fc.record({
  messages: aDelivery,
  /** Failures of a message before it succeeds, by id. */
  stubborn: fc.dictionary(fc.constantFrom('a1', 'a2', 'b1', 'b3', 'c1'), fc.integer({ min: 1, max: 4 }), { maxKeys: 3 }),
  fates: fc.array(aFate, { maxLength: 30 }),
  /**
   * How many messages come next; whether the first came back too often; whether they are acknowledged, or the connection
   * breaks first; tries of parked ones.
   */
  rounds: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 5 }),
      untried: fc.boolean(),
      acknowledged: fc.boolean(),
      retries: fc.nat(3),
    }),
    { maxLength: 12 },
  ),
});

describe('the inbox', () => {
  it('gives every message exactly one effect, in the order of its aggregate, whatever fails when', async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async ({ messages, stubborn, fates, rounds }) => {
        const left = new Map(Object.entries(stubborn));
        const coming = [...fates];
        const store = new ModelInboxStore(() => coming.shift() ?? 'committed');
        const consumer: Consumer<ModelTx, number> = {
          queue,
          read: ({ body }) => {
            const { aggregate, version } = JSON.parse(body.toString()) as { aggregate: string; version: number };
            return entry(aggregate, version);
          },
          apply: async (tx, batch) => {
            for (const { id, aggregate, content } of batch) {
              tx.effects.set(aggregate, [...(tx.effects.get(aggregate) ?? []), content]);
              const failures = left.get(id) ?? 0;
              left.set(id, failures - 1);
              if (failures > 0) throw new Error(id);
            }
          },
        };
        const inbox = makeInbox({ store, consumer, log: silentLog, settings: { retryIn: () => 0 }, storePause: () => 0 });
        const retry = async () => {
          for (;;) {
            // As the retry loop does: what the store throws is tried again later.
            const more = await inbox.retryOne(forever).catch(() => true);
            if (!more) return;
          }
        };

        let acknowledged = 0;
        for (const { size, untried, acknowledged: heard, retries } of rounds) {
          const [first] = messages.slice(acknowledged);
          if (untried && first) await inbox.putOff(first, forever);
          await inbox.take(messages.slice(acknowledged, acknowledged + size), forever);
          if (heard) acknowledged += size;
          for (let tries = 0; tries < retries; tries += 1) await inbox.retryOne(forever).catch(() => undefined);
        }
        await inbox.take([...messages.slice(acknowledged), ...messages], forever);
        await retry();

        for (const aggregate of ['a', 'b', 'c']) {
          const versions = messages.filter((message) => message.aggregate === aggregate).map(({ content }) => content);
          expect(store.state.effects.get(aggregate) ?? []).toEqual(versions);
        }
        expect(store.state.blocked.size + store.state.parked.length).toBe(0);
      }),
      { numRuns: interleavings },
    );
  }, 120_000);
});
