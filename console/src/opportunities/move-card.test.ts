import type { Pages } from '../api/cursor-pages';
import { afterMove } from './move-card';
import type { Opportunity } from './opportunities-api';

const card = { opportunityId: 'deal-1', stage: 'needs' } as Opportunity;
const other = { opportunityId: 'deal-2', stage: 'proposal' } as Opportunity;
const column = (...items: Opportunity[]): Pages<Opportunity> => ({ pages: [{ items, nextCursor: 'more' }], pageParams: [''] });

describe('a card that was dropped', () => {
  it('is gone from where it was', () => {
    expect(afterMove(column(card), 'needs', card, 'proposal').pages[0]?.items).toEqual([]);
  });

  it('is on top where it went, which still knows its next page', () => {
    const { pages } = afterMove(column(other), 'proposal', card, 'proposal');
    expect(pages).toEqual([{ items: [{ ...card, stage: 'proposal' }, other], nextCursor: 'more' }]);
  });

  it('is there once when it was there already', () => {
    expect(afterMove(column(card, other), 'proposal', card, 'proposal').pages[0]?.items).toHaveLength(2);
  });
});
