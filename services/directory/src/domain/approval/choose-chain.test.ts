import { type ApprovalChain, chooseChain } from './choose-chain';

const compare = (a: string, b: string) => Number(a) - Number(b);
const chain = (chainId: string, more: Partial<ApprovalChain> = {}): ApprovalChain => ({
  chainId,
  kind: 'contract',
  teamPath: '/',
  steps: [],
  ...more,
});
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const chosen = (document: Partial<Parameters<typeof chooseChain>[1]>, ...chains: ApprovalChain[]) =>
  chooseChain(chains, { kind: 'contract', teamPath: '/hq/east/', ...document }, compare)?.chainId;

describe('choosing an approval chain (DR-3)', () => {
  it('takes the highest amount that is reached', () => {
    const chains = [chain('any'), chain('big', { fromAmount: cny('100000') }), chain('bigger', { fromAmount: cny('1000000') })];
    expect(chosen({ amount: cny('99999.99') }, ...chains)).toBe('any');
    expect(chosen({ amount: cny('100000') }, ...chains)).toBe('big');
    expect(chosen({ amount: cny('5000000') }, ...chains)).toBe('bigger');
  });

  it('takes the chain of the nearest team before any amount', () => {
    expect(
      chosen({ amount: cny('5') }, chain('company', { fromAmount: cny('1') }), chain('east', { teamPath: '/hq/east/' })),
    ).toBe('east');
  });

  it('does not mistake a team for its neighbour of a similar name', () => {
    expect(chosen({ teamPath: '/hq/eastern/' }, chain('east', { teamPath: '/hq/east/' }))).toBeUndefined();
  });

  it('never compares amounts of different currencies', () => {
    expect(chosen({ amount: { amount: '900', currency: 'USD' } }, chain('cny', { fromAmount: cny('1') }))).toBeUndefined();
  });

  it('asks for a discount only from its bound on', () => {
    const discount = chain('discount', { kind: 'quote-discount', fromDiscountPercent: '15' });
    expect(chosen({ kind: 'quote-discount', discountPercent: '14.99' }, discount)).toBeUndefined();
    expect(chosen({ kind: 'quote-discount', discountPercent: '15' }, discount)).toBe('discount');
  });

  it('does not depend on the order of chains', () => {
    expect(chosen({}, chain('b'), chain('a'))).toBe(chosen({}, chain('a'), chain('b')));
  });
});
