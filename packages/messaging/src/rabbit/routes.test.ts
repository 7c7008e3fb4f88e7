import { isWanted, matches } from './routes';

describe('topic patterns', () => {
  it.each([
    ['a.b', 'a.b', true],
    ['a.b', 'a.c', false],
    ['a.*', 'a.b', true],
    ['a.*', 'a', false],
    ['a.*', 'a.b.c', false],
    ['#', 'a.b.c', true],
    ['a.#', 'a', true],
    ['a.#', 'a.b.c', true],
    ['#.c', 'a.b.c', true],
    ['#.c', 'a.b', false],
    ['a.#.d', 'a.d', true],
    ['a.#.d', 'a.b.c.d', true],
    ['*.#', '', true],
  ])('%s and %s: %s', (pattern, key, expected) => {
    expect(matches(pattern, key)).toBe(expected);
  });
});

describe('whether anybody wants an event', () => {
  const queue = { name: 'q', deadLetterQueue: 'q.dead', service: 's', purpose: 'p' };
  const topology = { exchanges: [], queues: [{ ...queue, bindings: [{ exchange: 'events', routingKey: 'a.b' }] }] };

  it('depends on exchange and type', () => {
    expect(isWanted(topology, 'events', 'a.b')).toBe(true);
    expect(isWanted(topology, 'events', 'a.c')).toBe(false);
    expect(isWanted(topology, 'channels', 'a.b')).toBe(false);
  });
});
