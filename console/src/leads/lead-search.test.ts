import { readLeadSearch, viewsFor } from './lead-search';

describe('the address of the lead list', () => {
  it('says what is shown', () => {
    const search = { view: 'sea', status: 'new', channel: 'web', sort: 'best', text: ' 张 ' };
    expect(readLeadSearch(search)).toEqual({ ...search, text: '张' });
  });

  it('may hold a number, as the tail of a phone is one', () => expect(readLeadSearch({ text: 5678 })).toEqual({ text: '5678' }));

  it('is read without what means nothing', () => {
    expect(readLeadSearch({ view: 'toString', status: 'NEW', text: '', page: '7' })).toEqual({});
    expect(readLeadSearch({ text: 'x'.repeat(99) }).text).toHaveLength(40);
  });
});

describe('the tabs of the lead list', () => {
  const seaReader = (permission: string) => permission === 'leads.sea.read';
  it.each([
    ['a rep', seaReader, 'REACH_SELF', ['sea', 'mine']],
    ['a manager', seaReader, 'REACH_TEAM', ['sea', 'mine', 'team']],
    ['a director', seaReader, 'REACH_ALL', ['sea', 'mine', 'team', 'all']],
    ['an auditor', () => false, 'REACH_ALL', ['mine', 'team', 'all']],
  ] as const)('of %s are those the server answers', (_, may, reach, views) => expect(viewsFor(may, reach)).toEqual(views));
});
