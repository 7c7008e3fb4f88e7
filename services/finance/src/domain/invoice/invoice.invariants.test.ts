import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { aReceivable, cny, now } from '../../../test/builders';
import { isMore, sumOf } from '../money';
import { financePolicy as policy } from '../policy';
import type { Receivable } from '../receivable/receivable';
import type { Invoice, InvoiceState } from './invoice';
import { issueInvoice } from './issue-invoice';
import { decideInvoice, requestInvoice } from './request-invoice';

type Step =
  | { readonly do: 'request'; readonly cents: number | undefined; readonly rate: string }
  | {
      readonly do: 'decide';
      readonly at: number;
      readonly decided: 'approved' | 'rejected' | 'withdrawn';
      readonly version: number;
    }
  | { readonly do: 'issue'; readonly at: number };

const at = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('request' as const),
    cents: fc.option(fc.integer({ min: -10, max: 90_000_000 }), { nil: undefined }),
    rate: fc.constantFrom('0', '1', '3', '6', '9', '13'),
  }),
  fc.record({
    do: fc.constant('decide' as const),
    at,
    decided: fc.constantFrom('approved' as const, 'rejected' as const, 'withdrawn' as const),
    version: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ do: fc.constant('issue' as const), at }),
);

const mayFollow: Readonly<Record<InvoiceState, readonly InvoiceState[]>> = {
  'awaiting-approval': ['approved', 'rejected'],
  approved: ['issued'],
  rejected: [],
  issued: [],
};

describe('the invoices of a contract, whatever is asked for', () => {
  it('never come to more than the contract, and are issued only when approved', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let receivable: Receivable = aReceivable();
        const invoices: Invoice[] = [];
        const sumIn = (...states: readonly InvoiceState[]): string =>
          sumOf(invoices.filter(({ state }) => states.includes(state)).map(({ amount }) => amount.amount));

        const replace = (index: number, before: Invoice, after: Invoice): void => {
          expect(mayFollow[before.state]).toContain(after.state);
          expect(after.version).toBe(before.version + 1);
          expect(after).toMatchObject({ amount: before.amount, tax: before.tax });
          invoices[index] = after;
        };

        for (const next of steps) {
          if (next.do === 'request') {
            const claims = { collecting: '0', invoicing: sumIn('awaiting-approval', 'approved') };
            const amount = next.cents === undefined ? undefined : cny((next.cents / 100).toFixed(2));
            const ids = { invoiceId: `i-${invoices.length}`, requestedBy: 'rep', requesterId: 'rep' };
            const made = requestInvoice(
              { ...receivable, ...claims },
              { kind: 'special', amount, taxRatePercent: next.rate },
              ids,
              now,
            );
            if (!isRefusal(made)) invoices.push(made.invoice);
            continue;
          }
          const before = invoices[next.at];
          if (!before) continue;
          if (next.do === 'decide') {
            const decision = { approvalId: 'a', documentVersion: next.version, decided: next.decided };
            const decided = decideInvoice(before, decision);
            if (decided) replace(next.at, before, decided.invoice);
          } else {
            const issued = issueInvoice(before, receivable, '12345678', policy, now);
            if (isRefusal(issued)) continue;
            replace(next.at, before, issued.invoice);
            expect(issued.movement.receivable.version).toBe(receivable.version + 1);
            receivable = issued.movement.receivable;
          }
          expect(isMore(sumIn('awaiting-approval', 'approved', 'issued'), receivable.total.amount)).toBe(false);
          expect(receivable.invoiced).toBe(sumIn('issued'));
        }
        for (const { amount, tax } of invoices) {
          expect(isMore('0', tax)).toBe(false);
          expect(isMore(tax, amount.amount)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
