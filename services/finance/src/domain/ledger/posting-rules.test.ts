import fc from 'fast-check';
import { atLeastNothing, exactly, isMore, isPositive, minus, plus, sumOf, taxWithin } from '../money';
import { type Account, balanced, credit, debit, type Entry } from './posting';
import { entriesOfCollection, entriesOfInvoice, entriesOfReversal } from './posting-rules';

const nothing = { received: '0', invoiced: '0' };

describe('what is booked (FN-5)', () => {
  it('given money came before any invoice, when approved, then it is owed to the customer', () => {
    expect(entriesOfCollection(nothing, '100')).toEqual([debit('bank', '100'), credit('contract-liability', '100')]);
  });

  it('given an invoice is unpaid, when less comes in, then the receivable shrinks', () => {
    expect(entriesOfCollection({ received: '0', invoiced: '113' }, '100')).toEqual([
      debit('bank', '100'),
      credit('receivable', '100'),
    ]);
  });

  it('given an advance, when more is invoiced, then the advance is used up and the rest is owed', () => {
    expect(entriesOfInvoice({ received: '100', invoiced: '0' }, '113', '13')).toEqual([
      debit('contract-liability', '100'),
      debit('receivable', '13'),
      credit('revenue', '100'),
      credit('tax-payable', '13'),
    ]);
  });

  it('given nothing happened since, when a collection is reversed, then its entries are turned round', () => {
    expect(entriesOfReversal({ received: '100', invoiced: '0' }, '100')).toEqual([
      debit('contract-liability', '100'),
      credit('bank', '100'),
    ]);
  });

  it('given an invoice rested on it, when a collection is reversed, then the customer owes the money again', () => {
    expect(entriesOfReversal({ received: '100', invoiced: '60' }, '100')).toEqual([
      debit('contract-liability', '40'),
      debit('receivable', '60'),
      credit('bank', '100'),
    ]);
  });

  it('never lets through what does not balance', () => {
    expect(() => balanced([debit('bank', '1'), credit('revenue', '0.9999')])).toThrow();
  });

  const amount = fc.integer({ min: 1, max: 10_000_000_000 }).map((parts) => exactly(`${parts}e-4`));
  const step = fc.record({
    kind: fc.constantFrom('invoice', 'collection', 'reversal'),
    amount,
    rate: fc.constantFrom('0', '1', '3', '6', '9', '13'),
  });

  it('keeps every posting in balance and every account explained, whatever happens in whatever order', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let position = nothing;
        const entries: Entry[] = [];
        for (const { kind, amount: moved, rate } of steps) {
          if (kind === 'reversal' && isMore(moved, position.received)) continue;
          const posted =
            kind === 'invoice'
              ? entriesOfInvoice(position, moved, taxWithin(moved, rate))
              : kind === 'collection'
                ? entriesOfCollection(position, moved)
                : entriesOfReversal(position, moved);
          expect(sumOf(posted.map((line) => line.debit))).toBe(sumOf(posted.map((line) => line.credit)));
          expect(posted.every((line) => isPositive(line.debit) !== isPositive(line.credit))).toBe(true);
          entries.push(...posted);
          position = {
            received:
              kind === 'invoice' ? position.received : plus(position.received, kind === 'collection' ? moved : `-${moved}`),
            invoiced: kind === 'invoice' ? plus(position.invoiced, moved) : position.invoiced,
          };
        }
        const balance = (...of: Account[]): string =>
          sumOf(entries.filter(({ account }) => of.includes(account)).flatMap((line) => [line.debit, minus('0', line.credit)]));
        const { received, invoiced } = position;
        expect(balance('bank')).toBe(received);
        expect(balance('receivable')).toBe(atLeastNothing(minus(invoiced, received)));
        expect(balance('contract-liability')).toBe(minus('0', atLeastNothing(minus(received, invoiced))));
        expect(balance('revenue', 'tax-payable')).toBe(minus('0', invoiced));
      }),
    ));
});
