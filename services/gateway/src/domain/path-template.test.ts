import * as fc from 'fast-check';
import { matchPath, parsePathTemplate } from './path-template';

describe('a REST path template', () => {
  it('given a verb, when the path carries it, then the variable ends before the colon', () => {
    const claim = parsePathTemplate('/v1/leads/{lead_id}:claim');
    expect(matchPath(claim, '/v1/leads/0198:claim')).toEqual({ lead_id: '0198' });
    expect(matchPath(claim, '/v1/leads/0198')).toBeUndefined();
    expect(matchPath(claim, '/v1/leads/0198:return')).toBeUndefined();
  });

  it('given a nested field, when it matches, then the field path is the key', () => {
    expect(matchPath(parsePathTemplate('/v1/roles/{role.role_id}'), '/v1/roles/sales-rep')).toEqual({
      'role.role_id': 'sales-rep',
    });
  });

  it('given a dot in a literal, when another character stands there, then it does not match', () => {
    expect(matchPath(parsePathTemplate('/v1/a.b'), '/v1/axb')).toBeUndefined();
  });

  it('given broken percent-encoding, when matched, then it is no match rather than a crash', () => {
    expect(matchPath(parsePathTemplate('/v1/leads/{lead_id}'), '/v1/leads/%E4%B8')).toBeUndefined();
  });

  it('given a wildcard, when parsed, then it is refused', () => {
    expect(() => parsePathTemplate('/v1/{name=shelves/*}')).toThrow('unsupported path template');
  });

  it('given any text as value, when encoded into the path, then the same text comes out', () => {
    const template = parsePathTemplate('/v1/customers/{customer_id}/timeline');
    return fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (value) => {
        const path = `/v1/customers/${encodeURIComponent(value)}/timeline`;
        expect(matchPath(template, path)).toEqual({ customer_id: value });
      }),
    );
  });
});
