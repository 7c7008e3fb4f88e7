import * as fc from 'fast-check';
import { cursorOf, type KeyKind, keysOf, pageOfRows } from './keyset';

describe('a cursor', () => {
  const ours: Readonly<Record<KeyKind, fc.Arbitrary<string>>> = {
    uuid: fc.uuid(),
    instant: fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    day: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    text: fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
  };
  const kinds = Object.keys(ours) as KeyKind[];
  const kindsAndKeys = fc
    .array(fc.constantFrom(...kinds), { minLength: 1 })
    .chain((some) => fc.tuple(fc.constant(some), fc.tuple(...some.map((kind) => ours[kind]))));

  it('given any keys, when read back, then they are the same', () =>
    fc.assert(
      fc.property(kindsAndKeys, ([some, keys]) => {
        expect(keysOf(cursorOf(keys), some)).toEqual(keys);
      }),
    ));

  it('given any text, when it is no cursor, then that is said and nothing thrown', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(keysOf(text, ['text', 'text', 'text'])).toBeUndefined();
      }),
    ));

  it.each([
    ['uuid', ['', 'x', "'; drop table leads; --", '01890a5d-ac96-774b-bcce-b302099a805', '01890A5D-AC96-774B-BCCE-B302099A8057']],
    [
      'instant',
      [
        '',
        'now',
        'infinity',
        '2026-02-30T00:00:00.000Z',
        '2026-01-01',
        '0000-01-01T00:00:00.000Z',
        '+012026-01-01T00:00:00.000Z',
      ],
    ],
    ['day', ['', 'today', '2026-02-30', '2026-1-1', '0000-00-00']],
    ['number', ['', ' ', 'NaN', 'Infinity', '1e400', '1e-400', '0x10', '01']],
    ['text', ['\0', 'a\0b']],
  ] as const)('given a made-up %s, when read, then it is refused', (kind, keys) => {
    expect(keys.filter((key) => keysOf(cursorOf([key]), [kind]) !== undefined)).toEqual([]);
  });

  it.each([[[]], [{}], [null], [7], [['a', 'b']], [[7]], [[null]], [[['a']]]])(
    'given %j instead of keys, when read, then it is refused',
    (value) => {
      expect(keysOf(Buffer.from(JSON.stringify(value)).toString('base64url'), ['text'])).toBeUndefined();
    },
  );

  it('given the first page, when read, then there are no keys', () => {
    expect(keysOf('', ['uuid', 'text'])).toEqual([]);
  });
});

describe('a page', () => {
  it('given one row more than wanted, when cut, then the cursor is that of the last row shown', () => {
    const { items, nextCursor } = pageOfRows(['a', 'b', 'c'], 2, (row) => [row]);
    expect(items).toEqual(['a', 'b']);
    expect(keysOf(nextCursor, ['text'])).toEqual(['b']);
  });

  it('given the last row, when cut, then there is no next page', () => {
    expect(pageOfRows(['a', 'b'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], nextCursor: '' });
  });
});
