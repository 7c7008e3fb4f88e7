import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('is the same whatever order keys were set in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson({ outer: [reversed] })).toBe(canonicalJson({ outer: [value] }));
      }),
    );
  });

  it('loses nothing that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes dates by their instant, big integers by their digits, and nothing as null', () => {
    expect(canonicalJson({ b: 12345678901234567890n, a: new Date('2026-03-01T09:00:00Z'), c: undefined })).toBe(
      '{"a":"2026-03-01T09:00:00.000Z","b":"12345678901234567890"}',
    );
    expect(canonicalJson(undefined)).toBe('null');
  });
});
