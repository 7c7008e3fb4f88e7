import fc from 'fast-check';
import { anOpportunity, aProduct, now } from '../../../test/builders';
import { salesPolicy } from '../policy';
import { priceLines } from './line';
import { acceptQuote, decideQuote, makeQuote, type Quote, type QuoteChange, type QuoteState } from './quote';

const mayFollow: Readonly<Record<QuoteState, readonly QuoteState[]>> = {
  'awaiting-approval': ['approved', 'rejected'],
  approved: ['accepted'],
  rejected: [],
  accepted: [],
};

type Command = (quote: Quote) => QuoteChange | { readonly refused: string } | undefined;

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom('approved' as const, 'rejected' as const, 'withdrawn' as const).map(
    (decided): Command =>
      (quote) =>
        decideQuote(quote, decided, now),
  ),
  fc.uuid().map(
    (contractId): Command =>
      (quote) =>
        acceptQuote(quote, contractId, now),
  ),
);

describe('a quote, whatever is done with it', () => {
  it('goes only where it may, becomes one contract at most, and costs what it was quoted at', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.array(command, { maxLength: 12 }), (discount, commands) => {
        const priced = priceLines([{ sku: 'A', quantity: 1, discountPercent: String(discount) }], [aProduct('A', '100')]);
        if ('refused' in priced) throw new Error(priced.refused);
        const made = makeQuote('quote-1', anOpportunity(), priced, salesPolicy, now);
        if ('refused' in made) throw new Error(made.refused);

        let { quote } = made;
        const wasApproved = [quote.state === 'approved'];
        for (const give of commands) {
          const outcome = give(quote);
          if (!outcome || 'refused' in outcome) continue;
          expect(mayFollow[quote.state]).toContain(outcome.quote.state);
          expect([outcome.quote.version, outcome.events.length]).toEqual([quote.version + 1, 1]);
          expect(quote.contractId).toBe('');
          expect(outcome.quote).toMatchObject({ total: priced.total, lines: priced.lines });
          wasApproved.push(outcome.quote.state === 'approved');
          quote = outcome.quote;
        }
        expect(quote.contractId !== '').toBe(quote.state === 'accepted');
        if (quote.state === 'accepted') expect(wasApproved).toContain(true);
      }),
      { numRuns: 500 },
    );
  });
});
