import { isRefusal } from '@tributary/service-kit';
import { anOpportunity, aProduct, now } from '../../../test/builders';
import { salesPolicy } from '../policy';
import { priceLines } from './line';
import { acceptQuote, decideQuote, makeQuote, type Quote } from './quote';

function quoteWith(discountPercent: string): Quote {
  const priced = priceLines([{ sku: 'A', quantity: 1, discountPercent }], [aProduct('A', '100')]);
  if (isRefusal(priced)) throw new Error(priced.refused);
  const outcome = makeQuote('quote-1', anOpportunity(), priced, salesPolicy, now);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.quote;
}

describe('a quote (SL-7)', () => {
  it.each([
    ['', 'approved'],
    ['10', 'approved'],
    ['10.00', 'approved'],
    ['10.01', 'awaiting-approval'],
  ])('with %s %% off is %s', (discount, state) => {
    expect(quoteWith(discount).state).toBe(state);
  });

  it('is decided once, and accepted when approved only', () => {
    const waiting = quoteWith('20');
    expect(acceptQuote(waiting, 'contract-1', now)).toMatchObject({ refused: 'quote.not-approved' });
    const approved = decideQuote(waiting, 'approved', now);
    expect(approved?.quote).toMatchObject({ state: 'approved', version: 2 });
    expect(approved && decideQuote(approved.quote, 'rejected', now)).toBeUndefined();
    expect(decideQuote(waiting, 'withdrawn', now)?.quote.state).toBe('rejected');
  });
});
