import { IdempotencyKeys } from './idempotency-keys';

const counting = () => {
  let count = 0;
  return new IdempotencyKeys(() => `key-${++count}`);
};

describe('the key of a request', () => {
  it('stays the same until a final answer', () => {
    const keys = counting();
    expect(keys.keyOf({ leadId: '1' })).toBe('key-1');
    expect(keys.keyOf({ leadId: '1' })).toBe('key-1');
    keys.settled({ leadId: '1' });
    expect(keys.keyOf({ leadId: '1' })).toBe('key-2');
  });

  it('differs for another request', () => {
    const keys = counting();
    expect(keys.keyOf({ note: 'a' })).not.toBe(keys.keyOf({ note: 'b' }));
  });

  it('is random enough by itself', () => {
    expect(new IdempotencyKeys().keyOf(1)).toMatch(/^[0-9a-f]{32}$/);
  });
});
