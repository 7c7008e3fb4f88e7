import { readCollectionSearch, readInvoiceSearch, readLedgerSearch, readReceivableSearch } from './finance-search';

describe('the addresses of finance', () => {
  const contract = '01980000-0000-7000-8000-000000000777';

  it('are read', () => {
    expect(readReceivableSearch({ view: 'all' })).toEqual({ view: 'all' });
    expect(readCollectionSearch({ state: 'approved', contract })).toEqual({ state: 'approved', contract });
    expect(readInvoiceSearch({ state: 'issued', contract })).toEqual({ state: 'issued', contract });
    expect(readLedgerSearch({ until: '2026-03-31', currency: 'CNY' })).toEqual({ until: '2026-03-31', currency: 'CNY' });
  });

  it('lose what means nothing', () => {
    expect(readReceivableSearch({ view: 'mine' })).toEqual({});
    expect(readCollectionSearch({ state: 'issued', contract: 'C-1' })).toEqual({});
    expect(readInvoiceSearch({ state: 7 })).toEqual({});
    expect(readLedgerSearch({ until: 'tomorrow', currency: 'yuan' })).toEqual({});
  });
});
