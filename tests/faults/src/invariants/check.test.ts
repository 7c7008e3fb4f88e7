import type { Ledger } from '../ledger/ledger';
import { check } from './check';
import type { Entry, Observed } from './observed';

const entry = (key: string, aggregate: string, version: number): Entry => ({ key, aggregate, version });
const history = [entry('a', 'one', 1), entry('b', 'one', 2), entry('c', 'two', 1)];

const ledger = (more: Partial<Ledger> = {}): Ledger => ({ accepted: history, unknown: [], ...more });
const observed = (more: Partial<Observed> = {}): Observed => ({
  versions: new Map([
    ['one', 2],
    ['two', 1],
  ]),
  changes: history,
  counters: new Map([
    ['one', 2],
    ['two', 1],
  ]),
  effects: history,
  outbox: 0,
  queued: 0,
  deadLetters: 0,
  ...more,
});
const broken = (where: Ledger, what: Observed) => [...new Set(check(where, what).map(({ invariant }) => invariant))].sort();

describe('the checker', () => {
  it('has nothing to say when everything took effect once', () => {
    expect(check(ledger(), observed())).toEqual([]);
  });

  it('lets a command without an answer have happened or not', () => {
    expect(check(ledger({ accepted: history.slice(0, 2), unknown: [entry('c', 'two', 1)] }), observed())).toEqual([]);
    const never = { ...entry('d', 'three', 1) };
    expect(check(ledger({ unknown: [never] }), observed())).toEqual([]);
  });

  it.each<[string, string[], Partial<Observed>]>([
    ['an effect is missing', ['I1', 'I5'], { effects: history.slice(0, 2), counters: new Map([['one', 2]]) }],
    [
      'a missing effect is among the dead letters',
      ['I1', 'I5'],
      { effects: history.slice(0, 2), counters: new Map([['one', 2]]), deadLetters: 1 },
    ],
    ['an accepted command is in no store', ['I1', 'I3', 'I5'], { changes: history.slice(0, 2), versions: new Map([['one', 2]]) }],
    [
      'an effect came twice',
      ['I2'],
      {
        effects: [...history, entry('c', 'two', 1)],
        counters: new Map([
          ['one', 2],
          ['two', 2],
        ]),
      },
    ],
    [
      'a command changed the store twice',
      ['I2', 'I5'],
      {
        changes: [...history, entry('c', 'two', 2)],
        versions: new Map([
          ['one', 2],
          ['two', 2],
        ]),
      },
    ],
    ['the version was raised without its history', ['I3'], { versions: new Map([['one', 3], ...[['two', 1] as const]]) }],
    ['the counter was raised without its history', ['I3'], { counters: new Map([['one', 3], ...[['two', 1] as const]]) }],
    [
      'something took effect that never happened',
      ['I3', 'I4', 'I5'],
      {
        effects: [...history, entry('x', 'two', 9)],
        counters: new Map([
          ['one', 2],
          ['two', 2],
        ]),
      },
    ],
    ['two effects changed places', ['I4'], { effects: [entry('b', 'one', 2), entry('a', 'one', 1), entry('c', 'two', 1)] }],
    ['a message is left in the queue', ['I5'], { queued: 1 }],
    ['an event is left in the outbox', ['I5'], { outbox: 1 }],
  ])('sees that %s', (_, invariants, more) => {
    expect(broken(ledger(), observed(more))).toEqual(invariants);
  });

  it('sees that an answer told another version than the store has', () => {
    const accepted = [...history.slice(0, 2), entry('c', 'two', 7)];
    expect(broken(ledger({ accepted }), observed())).toEqual(['I3']);
  });
});
