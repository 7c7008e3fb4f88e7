import { isRefusal } from '@tributary/service-kit';
import { aReceivable, cny, now } from '../../../test/builders';
import { financePolicy as policy } from '../policy';
import { issueInvoice } from './issue-invoice';
import { decideInvoice, type InvoiceWish, requestInvoice } from './request-invoice';

const ids = { invoiceId: 'i-1', requestedBy: 'rep', requesterId: 'rep' };
const request = (traits: Partial<InvoiceWish> = {}, receivable = aReceivable()) =>
  requestInvoice(receivable, { kind: 'special', amount: undefined, taxRatePercent: '13', ...traits }, ids, now);

function requested(receivable = aReceivable()) {
  const change = request({}, receivable);
  if (isRefusal(change)) throw new Error(change.refused);
  return change.invoice;
}

describe('requesting an invoice (FN-3)', () => {
  it('given no amount, when requested, then it is all that is not yet invoiced, and its tax is exact', () => {
    expect(request({}, aReceivable({ invoiced: '100000', invoicing: '60000.5' }))).toMatchObject({
      invoice: { amount: cny('599999.5'), tax: '69026.49', state: 'awaiting-approval', customerId: 'c-1' },
      approval: { kind: 'invoice', documentId: 'i-1', documentVersion: 1, amount: cny('599999.5') },
    });
  });

  it.each([
    ['113', '13', '13'],
    ['100', '0', '0'],
    ['0.01', '13', '0'],
    ['0.05', '13', '0.01'],
    ['759999.99', '6', '43018.87'],
  ])('puts into %s CNY at %s %% a tax of %s', (amount, taxRatePercent, tax) => {
    expect(request({ amount: cny(amount), taxRatePercent })).toMatchObject({ invoice: { tax } });
  });

  it.each([
    ['another currency', { amount: { amount: '1', currency: 'USD' } }, 'invoice.currency-differs'],
    ['nothing', { amount: cny('0') }, 'invoice.not-positive'],
    ['more than the contract', { amount: cny('760000.01') }, 'invoice.exceeds-contract'],
  ])('refuses %s', (_, traits, refused) => {
    expect(request(traits)).toMatchObject({ refused });
  });

  it('refuses when nothing is left to invoice', () => {
    expect(request({}, aReceivable({ invoiced: '700000', invoicing: '60000' }))).toMatchObject({
      refused: 'invoice.exceeds-contract',
    });
  });
});

describe('what becomes of an invoice', () => {
  const decision = { approvalId: 'a-1', documentVersion: 1, decided: 'approved' } as const;

  it.each([
    ['approved', 'approved'],
    ['rejected', 'rejected'],
    ['withdrawn', 'rejected'],
  ] as const)('given it waits, when %s, then it is %s', (decided, state) => {
    expect(decideInvoice(requested(), { ...decision, decided })).toEqual({
      invoice: { ...requested(), state, approvalId: 'a-1', version: 2 },
    });
  });

  it('given it was decided, when decided again, then nothing changes', () => {
    const invoice = { ...requested(), state: 'approved' as const, version: 2 };
    expect(decideInvoice(invoice, { ...decision, documentVersion: 2 })).toBeUndefined();
    expect(decideInvoice({ ...requested(), version: 2 }, decision)).toBeUndefined();
  });

  it('given it is approved, when issued, then it is booked, counts as invoiced and others learn of it', () => {
    const approved = { ...requested(), state: 'approved' as const, version: 2 };
    expect(issueInvoice(approved, aReceivable({ version: 4 }), '12345678', policy, now)).toMatchObject({
      invoice: { state: 'issued', fapiaoNumber: '12345678', version: 3 },
      movement: {
        receivable: { invoiced: '760000', version: 5 },
        posting: { occasion: 'invoice-issued', documentId: 'i-1' },
        event: { type: 'tributary.finance.invoice.issued.v1', data: { invoiced: cny('760000'), issuedAt: now } },
      },
    });
    expect(issueInvoice(requested(), aReceivable(), '12345678', policy, now)).toMatchObject({ refused: 'invoice.wrong-state' });
  });
});
