import { readCustomerQuery, searchTextOf } from './search-text';

const golden = (name: string, phone: string) => ({
  displayName: name,
  province: '',
  city: '',
  contacts: [],
  consents: [],
  values: [
    { field: 'name' as const, value: name },
    { field: 'phone' as const, value: phone },
  ].map((value) => ({ ...value, recordId: 'r', channel: 'c', occurredAt: new Date(0), pinned: false })),
});

describe('what a customer is found by', () => {
  it('are the name, its pinyin, its initials and the digits that masking leaves', () => {
    expect(searchTextOf(golden('林小美', '+8613812345678'))).toEqual({
      text: '林小美 linxiaomei lxm 5678',
      phoneDigits: '8613812345678',
    });
  });
});

describe('reading a query', () => {
  it.each([
    ['林小美', { latin: 'linxiaomei', han: '林小美', phone: '', phoneDigits: '' }],
    ['Lin Xiaomei', { latin: 'lin xiaomei', han: '', phone: '', phoneDigits: '' }],
    ['5678', { latin: '5678', phone: '', phoneDigits: '' }],
    ['138 1234 5678', { latin: '13812345678', phone: '+8613812345678', phoneDigits: '' }],
    ['  ', { latin: '' }],
  ])('%p', (text, query) => {
    expect(readCustomerQuery(text, false)).toMatchObject(query);
  });

  it('looks into numbers only for those who see them', () => {
    expect(readCustomerQuery('81234567', true).phoneDigits).toBe('81234567');
    expect(readCustomerQuery('81234567', false).phoneDigits).toBe('');
  });
});
