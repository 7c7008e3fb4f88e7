import { ApprovalState } from '@tributary/contracts/directory';
import { InvoiceState } from '@tributary/contracts/finance';
import { eventually } from '@tributary/testing';
import { anInvoice, cny, codeOf, countOf, type Finance, startFinance } from './finance';

const issuedEvent = 'tributary.finance.invoice.issued.v1';

describe('invoices, through the real door and the real store', () => {
  let finance: Finance;

  beforeAll(async () => {
    finance = await startFinance();
  });
  afterAll(() => finance.stop());

  const request = (contractId: string, amount?: string) => finance.manager.invoices.requestInvoice(anInvoice(contractId, amount));

  async function approvedInvoice(contractId: string, amount?: string) {
    const { invoiceId } = await request(contractId, amount);
    await finance.decide(invoiceId, ApprovalState.APPROVED);
    return eventually('the invoice is approved', async () => {
      const invoice = await finance.manager.invoices.getInvoice({ invoiceId });
      expect(invoice.state).toBe(InvoiceState.APPROVED);
      return invoice;
    });
  }

  it('never invoices more than the contract, however many request at once', async () => {
    const { contractId } = await finance.aReceivable();
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(request(contractId, '300'))));
    expect(countOf(codes)).toEqual({ ok: 3, 'invoice.exceeds-contract': 9 });
    expect(await request(contractId)).toMatchObject({ amount: cny('100'), tax: cny('11.5') });
    expect(await codeOf(request(contractId))).toBe('invoice.exceeds-contract');
  });

  it('frees what was rejected', async () => {
    const { contractId } = await finance.aReceivable();
    const { invoiceId } = await request(contractId);
    await finance.decide(invoiceId, ApprovalState.REJECTED);
    await eventually('all of it can be requested again', async () => expect(await codeOf(request(contractId))).toBe('ok'));
  });

  it('is requested by the rep of the contract, and of no other', async () => {
    const rep = '01980000-0000-7000-8000-000000000778';
    const { contractId, customerId } = await finance.aReceivable({ ownerId: rep });
    const sales = await finance.door({ id: rep, permissions: ['invoices.request', 'invoices.read'] });
    const invoice = await sales.invoices.requestInvoice(anInvoice(contractId), { idempotencyKey: contractId });
    expect(await sales.invoices.requestInvoice(anInvoice(contractId), { idempotencyKey: contractId })).toEqual(invoice);
    expect(invoice).toMatchObject({ customerId, amount: cny('1000'), requestedBy: rep });
    await eventually('the approvers are asked in the name of the rep', () =>
      expect(finance.directory.approvalOf(invoice.invoiceId)).toMatchObject({ requesterId: rep, documentVersion: 1 }),
    );
    const issue = { invoiceId: invoice.invoiceId, fapiaoNumber: '00000001', expectedVersion: 1 };
    expect(await codeOf(sales.invoices.issueInvoice(issue))).toBe('permission.denied');
    const stranger = await finance.door({ permissions: ['invoices.request', 'invoices.read'] });
    expect(await codeOf(stranger.invoices.requestInvoice(anInvoice(contractId)))).toBe('receivable.unknown');
    expect(await codeOf(stranger.invoices.getInvoice(invoice))).toBe('record.not-found');
  });

  it('is listed newest first, by contract and state, for those who reach the contract', async () => {
    const ownerId = '01980000-0000-7000-8000-000000000779';
    const { contractId } = await finance.aReceivable({ ownerId });
    const older = await approvedInvoice(contractId, '100');
    const newer = await request(contractId, '200');
    const owner = await finance.door({ id: ownerId, permissions: ['invoices.read'] });
    const listed = async (state: InvoiceState, door = owner) =>
      (await door.invoices.listInvoices({ page: undefined, state, contractId })).items.map(({ invoiceId }) => invoiceId);
    expect(await listed(InvoiceState.UNSPECIFIED)).toEqual([newer.invoiceId, older.invoiceId]);
    expect(await listed(InvoiceState.APPROVED)).toEqual([older.invoiceId]);
    expect(await listed(InvoiceState.UNSPECIFIED, await finance.door({ permissions: ['invoices.read'] }))).toEqual([]);
    expect(await codeOf(listed(InvoiceState.UNSPECIFIED, await finance.door({ permissions: [] })))).toBe('permission.denied');
  });

  it('is issued once, with a number that no other has', async () => {
    const { contractId } = await finance.aReceivable();
    const [one, other] = [await approvedInvoice(contractId, '113'), await approvedInvoice(contractId, '226')];
    const issue = ({ invoiceId, version }: typeof one, fapiaoNumber: string) =>
      codeOf(finance.manager.invoices.issueInvoice({ invoiceId, fapiaoNumber, expectedVersion: version }));

    const twice = await Promise.all([issue(one, '10000001'), issue(one, '10000001')]);
    expect(countOf(twice)).toEqual({ ok: 1, 'record.version-conflict': 1 });
    expect(await issue(other, '10000001')).toBe('invoice.number-seen');
    expect(await issue(other, '10000002')).toBe('ok');

    expect(await finance.manager.invoices.getInvoice(one)).toMatchObject({
      ...{ state: InvoiceState.ISSUED, fapiaoNumber: '10000001', tax: cny('13') },
    });
    await eventually('each is published once, with the total after it', () =>
      expect(finance.events.published(issuedEvent, contractId)).toMatchObject([
        { sequence: 1, data: { amount: cny('113'), invoiced: cny('113') } },
        { sequence: 2, data: { amount: cny('226'), invoiced: cny('339') } },
      ]),
    );
  });

  it('is not issued before its approval', async () => {
    const { contractId } = await finance.aReceivable();
    const { invoiceId } = await request(contractId);
    const issue = { invoiceId, fapiaoNumber: '10000003', expectedVersion: 1 };
    expect(await codeOf(finance.manager.invoices.issueInvoice(issue))).toBe('invoice.wrong-state');
  });
});
