import type { Refusal } from '../refusal';
import { mapped, pageOf, required } from './replies';

describe('making replies', () => {
  it('passes a refusal on and maps the rest', () => {
    const outcomes: readonly (number | Refusal<'record.not-found'>)[] = [1, { refused: 'record.not-found' }];
    expect(outcomes.map((outcome) => mapped(outcome, (value) => ({ value })))).toEqual([
      { value: 1 },
      { refused: 'record.not-found' },
    ]);
  });

  it('takes 50 from the first page where the request does not say', () => {
    expect(pageOf({ page: undefined })).toEqual({ cursor: '', limit: 50 });
    expect(pageOf({ page: { cursor: 'next', limit: 0 } })).toEqual({ cursor: 'next', limit: 50 });
    expect(pageOf({ page: { cursor: '', limit: 200 } })).toEqual({ cursor: '', limit: 200 });
  });

  it('takes the lack of what the schema requires for a bug', () => {
    expect(required('')).toBe('');
    expect(() => required(undefined)).toThrow();
  });
});
