import type { Lead } from '../leads/leads-api';
import { dueFirst } from './due-first';

const lead = (leadId: string, custody: Partial<NonNullable<Lead['custody']>>) => ({ leadId, custody }) as Lead;

describe('what is due', () => {
  it('comes earliest first; a warning before a drop counts, and what is closed is not due', () => {
    const leads = [
      lead('later', { followUpDueAt: '2026-11-30T08:00:00Z' }),
      lead('closed', { state: 'CUSTODY_STATE_LOCKED' }),
      lead('dropping', { followUpDueAt: '2026-12-01T08:00:00Z', dropAt: '2026-11-27T08:00:00Z' }),
      lead('soon', { followUpDueAt: '2026-11-28T08:00:00Z' }),
    ];
    expect(dueFirst(leads).map(({ leadId }) => leadId)).toEqual(['dropping', 'soon', 'later']);
  });

  it('is no more than a day has room for', () => {
    const many = Array.from({ length: 30 }, (_, index) => lead(String(index), { followUpDueAt: '2026-11-30T08:00:00Z' }));
    expect(dueFirst(many)).toHaveLength(10);
  });
});
