import { ApprovalState } from '@tributary/contracts/directory';
import { CustomerMerged, CustomerSplit } from '@tributary/contracts/master-data';
import { eventually } from '@tributary/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { anInvoice, aPayment, cny, codeOf, type Finance, startFinance } from './finance';

describe('receivables and books, through the real door and the real store', () => {
  let finance: Finance;

  beforeAll(async () => {
    finance = await startFinance();
  });
  afterAll(() => finance.stop());

  const customerOf = async (contractId: string) => (await finance.manager.receivables.getReceivable({ contractId })).customerId;

  it('owes a signed contract once, thirty days after signing', async () => {
    const contract = { contractId: uuid(), signedAt: new Date('2026-03-01T17:00:00Z'), total: cny('1234.50') };
    const receivable = await finance.aReceivable(contract);
    expect(receivable).toMatchObject({ dueOn: '2026-04-01', total: cny('1234.5'), outstanding: cny('1234.5'), version: 0 });
    expect(await finance.aReceivable({ ...contract, total: cny('9') })).toEqual(receivable);
  });

  it('lists what is due, earliest first, page by page', async () => {
    const ownerId = uuid();
    const signed = ['2026-05-03', '2026-05-01', '2026-05-02', '2026-05-01', '2026-05-04'];
    const owed: string[] = [];
    for (const day of signed)
      owed.push((await finance.aReceivable({ ownerId, signedAt: new Date(`${day}T01:00:00Z`) })).contractId);
    await finance.anApprovedCollection(owed[4] ?? '', '1000');

    const rep = await finance.door({ id: ownerId, permissions: ['receivables.read'] });
    const listed: string[] = [];
    let cursor = '';
    do {
      const page = await rep.receivables.listReceivables({ page: { cursor, limit: 2 }, outstandingOnly: true });
      listed.push(...page.items.map(({ contractId }) => contractId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(listed).toEqual([...[owed[1], owed[3]].sort(), owed[2], owed[0]]);

    const all = await rep.receivables.listReceivables({ page: undefined, outstandingOnly: false });
    expect(all.items.map(({ dueOn }) => dueOn)).toEqual(['2026-05-31', '2026-05-31', '2026-06-01', '2026-06-02', '2026-06-03']);
    const lost = Buffer.from('["2026-99-99","x"]').toString('base64url');
    expect(await codeOf(rep.receivables.listReceivables({ page: { cursor: lost, limit: 2 }, outstandingOnly: false }))).toBe(
      'request.malformed',
    );
  });

  it('balances after advances, invoices, payments and a reversal, to the cent', async () => {
    const currency = 'USD';
    const ownerId = uuid();
    const { contractId } = await finance.aReceivable({ ownerId, total: { amount: '1000', currency } });
    const usd = (amount: string) => ({ amount, currency });
    const collect = async (amount: string) => {
      const { collectionId } = await finance.manager.collections.recordCollection({
        ...aPayment(contractId, amount),
        amount: usd(amount),
      });
      await finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 });
      await finance.decide(collectionId, ApprovalState.APPROVED);
      return eventually('the collection is approved', async () => {
        const collection = await finance.manager.collections.getCollection({ collectionId });
        expect(collection.version).toBe(3);
        return collection;
      });
    };

    const advance = await collect('400');
    const { invoiceId } = await finance.manager.invoices.requestInvoice({ ...anInvoice(contractId), amount: usd('700.01') });
    await finance.decide(invoiceId, ApprovalState.APPROVED);
    await eventually('the invoice is issued', () =>
      finance.manager.invoices.issueInvoice({ invoiceId, fapiaoNumber: '20000001', expectedVersion: 2 }),
    );
    await collect('200');
    const { collectionId, version } = advance;
    await finance.manager.collections.reverseCollection({ collectionId, reason: 'bounced', expectedVersion: version });

    const balance = await finance.manager.ledger.getTrialBalance({ until: '', currency });
    expect(balance).toEqual({
      accounts: [
        { account: 'bank', debit: usd('600'), credit: usd('400') },
        { account: 'receivable', debit: usd('700.01'), credit: usd('200') },
        { account: 'contract-liability', debit: usd('400'), credit: usd('400') },
        { account: 'revenue', debit: usd('0'), credit: usd('619.48') },
        { account: 'tax-payable', debit: usd('0'), credit: usd('80.53') },
      ],
      totalDebit: usd('1700.01'),
      totalCredit: usd('1700.01'),
    });
    const early = await finance.manager.ledger.getTrialBalance({ until: '2020-12-31', currency });
    expect(early.totalDebit).toEqual(usd('0'));
    const rep = await finance.door({ permissions: ['ledger.read'] });
    expect((await rep.ledger.getTrialBalance({ until: '', currency })).totalDebit).toEqual(usd('0'));
    const owner = await finance.door({ permissions: ['ledger.read'], id: ownerId });
    expect(await owner.ledger.getTrialBalance({ until: '', currency })).toEqual(balance);
    expect(await codeOf(finance.manager.ledger.getTrialBalance({ until: '2026-02-31', currency }))).toBe('request.malformed');
    expect(await codeOf(finance.manager.ledger.getTrialBalance({ until: '', currency: 'EUR' }))).toBe('ok');
  });

  it('lets nobody write books that do not balance, or change them', async () => {
    const { contractId } = await finance.aReceivable();
    await finance.anApprovedCollection(contractId, '10');
    const client = new Client({ connectionString: finance.environment['POSTGRES_OWNER_URL'] });
    await client.connect();
    const postingId = uuid();
    const codeOfSql = (...statements: string[]) =>
      client.query(`begin; ${statements.join('; ')}; commit`).then(
        () => 'ok',
        async (error: { code: string }) => {
          await client.query('rollback');
          return error.code;
        },
      );
    const posting = `insert into postings (posting_id, occasion, contract_id, document_id, currency, booked_on, posted_by)
                     values ('${postingId}', 'collection-approved', '${contractId}', '${uuid()}', 'CNY', '2026-03-01', 'test')`;
    const entry = (line: number, debit: string, credit: string) =>
      `insert into ledger_entries values ('${postingId}', ${line}, 'bank', ${debit}, ${credit})`;
    try {
      expect(await codeOfSql(posting)).toBe('23514');
      expect(await codeOfSql(posting, entry(1, '10', '0'), entry(2, '0', '9.9999'))).toBe('23514');
      expect(await codeOfSql(posting, entry(1, '10', '10'))).toBe('23514');
      expect(await codeOfSql(posting, entry(1, '10', '0'), entry(2, '0', '10'))).toBe('ok');
      expect(await codeOfSql(entry(3, '1', '0'))).toBe('23514');
      expect(await codeOfSql('update ledger_entries set debit = debit * 2, credit = credit * 2')).toBe('42501');
      expect(await codeOfSql('delete from ledger_entries')).toBe('42501');
      expect(await codeOfSql('truncate postings cascade')).toBe('42501');
    } finally {
      await client.end();
    }
  });

  it('follows its customer through a merge and back, late repeats and late contracts included (MD-6)', async () => {
    const [survivor, absorbed] = [uuid(), uuid()];
    const { contractId } = await finance.aReceivable({ customerId: absorbed });
    const own = await finance.aReceivable({ customerId: survivor });
    const { collectionId } = await finance.manager.collections.recordCollection(aPayment(contractId, '10'));
    const merged = CustomerMerged.create({
      ...{ customerId: survivor, mergeId: uuid(), absorbedId: absorbed, absorbedIds: [absorbed] },
      occurredAt: new Date('2026-03-02T01:00:00Z'),
    });
    const publishMerge = () => finance.events.publish('tributary.master-data.customer.merged.v1', merged, { sequence: 2 });
    await publishMerge();
    await eventually('the survivor owes it', async () => expect(await customerOf(contractId)).toBe(survivor));
    expect((await finance.manager.collections.getCollection({ collectionId })).customerId).toBe(survivor);
    const late = await finance.aReceivable({ customerId: absorbed });
    expect(late.customerId).toBe(survivor);

    const split = CustomerSplit.create({
      ...{ customerId: survivor, splitId: uuid(), separatedId: absorbed, separatedIds: [absorbed] },
      occurredAt: new Date('2026-03-03T01:00:00Z'),
    });
    await finance.events.publish('tributary.master-data.customer.split.v1', split, { sequence: 3 });
    await eventually('each owes its own again', async () =>
      expect([await customerOf(contractId), await customerOf(late.contractId)]).toEqual([absorbed, absorbed]),
    );
    expect(await customerOf(own.contractId)).toBe(survivor);
    expect((await finance.manager.collections.getCollection({ collectionId })).customerId).toBe(absorbed);

    await publishMerge();
    const marker = uuid();
    await finance.events.publish(
      'tributary.master-data.customer.merged.v1',
      { ...merged, absorbedId: own.customerId, absorbedIds: [own.customerId], customerId: marker, occurredAt: new Date() },
      { sequence: 2 },
    );
    await eventually('what came after the repeat has arrived', async () => expect(await customerOf(own.contractId)).toBe(marker));
    expect(await customerOf(contractId)).toBe(absorbed);
  });

  it('ends at the last survivor, also when merges are heard of in the wrong order', async () => {
    const [first, second, third] = [uuid(), uuid(), uuid()];
    const { contractId } = await finance.aReceivable({ customerId: first });
    const merge = (customerId: string, absorbedId: string, absorbedIds: string[], minute: number) =>
      finance.events.publish(
        'tributary.master-data.customer.merged.v1',
        CustomerMerged.create({ customerId, absorbedId, absorbedIds, occurredAt: new Date(Date.UTC(2026, 2, 4, 0, minute)) }),
        { sequence: 2 },
      );
    await merge(third, second, [second, first], 2);
    await merge(second, first, [first], 1);
    await eventually('the last survivor owes it', async () => expect(await customerOf(contractId)).toBe(third));
  });
});
