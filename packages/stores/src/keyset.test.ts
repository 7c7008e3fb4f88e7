import * as fc from 'fast-check';
import { cursorOf, keysOf, pageOfRows } from './keyset';

describe('a cursor', () => {
  it('given any keys, when read back, then they are the same', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (keys) => {
        expect(keysOf(cursorOf(keys), keys.length)).toEqual(keys);
      }),
    ));

  it('given any text, when it is no cursor, then that is said and nothing thrown', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(keysOf(text, 3)).toBeUndefined();
      }),
    ));

  it('given the first page, when read, then there are no keys', () => {
    expect(keysOf('', 2)).toEqual([]);
  });
});

describe('a page', () => {
  it('given one row more than wanted, when cut, then the cursor is that of the last row shown', () => {
    const { items, nextCursor } = pageOfRows(['a', 'b', 'c'], 2, (row) => [row]);
    expect(items).toEqual(['a', 'b']);
    expect(keysOf(nextCursor, 1)).toEqual(['b']);
  });

  it('given the last row, when cut, then there is no next page', () => {
    expect(pageOfRows(['a', 'b'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], nextCursor: '' });
  });
});
