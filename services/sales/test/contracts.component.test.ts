import { randomUUID } from 'node:crypto';
import { ApprovalState, DocumentKind } from '@tributary/contracts/directory';
import { ContractServiceService, ContractState, OpportunityState, QuoteState } from '@tributary/contracts/sales';
import { eventually } from '@tributary/testing';
import {
  approvedContract,
  approvedQuote,
  cny,
  codeOf,
  contractIn,
  contractInForce,
  type Doors,
  draftContract,
  everyDoor,
  line,
  newOpportunity,
  priceList,
  type Sales,
  startSales,
} from './sales';

const stateChanged = 'tributary.sales.contract.state-changed.v1';
const signed = 'tributary.sales.contract.signed.v1';
const anyQuote = { page: undefined, state: QuoteState.UNSPECIFIED, opportunityId: '' };
const anyContract = { page: undefined, state: ContractState.UNSPECIFIED, customerId: '' };

describe('quotes and contracts, through the real door and the real store', () => {
  let sales: Sales;
  let rep: Doors;
  const repId = randomUUID();

  beforeAll(async () => {
    sales = await startSales();
    rep = await everyDoor(sales, { id: repId });
    await priceList(sales, rep, { 'MC-850': '180000', 'TOOL-1': '99.99', 'DEAR-1': '999999999999' });
  });
  afterAll(() => sales.stop());

  const quoteIn = (quoteId: string, state: QuoteState) =>
    eventually(`the quote is ${state}`, async () => {
      const quote = await rep.quotes.getQuote({ quoteId });
      expect(quote.state).toBe(state);
      return quote;
    });

  describe('a quote (SL-7)', () => {
    it('takes its prices from the products and rounds each line', async () => {
      const quote = await approvedQuote(rep, [line('MC-850', 2, '5'), line('TOOL-1', 3, '2.5')]);
      expect(quote).toMatchObject({ state: QuoteState.APPROVED, total: cny('342292.47'), version: 1, ownerId: repId });
      expect(quote.lines.map(({ total }) => total)).toEqual([cny('342000'), cny('292.47')]);
      expect(await rep.quotes.getQuote({ quoteId: quote.quoteId })).toEqual(quote);
    });

    it('refuses what cannot be priced', async () => {
      const { opportunityId } = await newOpportunity(rep);
      const code = (...lines: Parameters<typeof line>[]) =>
        codeOf(rep.quotes.createQuote({ opportunityId, lines: lines.map((one) => line(...one)) }));
      expect(await code(['NO-SUCH'])).toBe('quote.product-unknown');
      expect(await code(['MC-850'], ['MC-850'])).toBe('quote.product-repeated');
      expect(await code(['DEAR-1', 1_000_000])).toBe('quote.total-too-large');
      expect(await code(['MC-850', 1, '101'])).toBe('request.invalid');
    });

    it('waits for an approval when a discount is over the limit', async () => {
      const quote = await approvedQuote(rep, [line('MC-850', 1, '10.01')]);
      const { quoteId } = quote;
      expect(quote.state).toBe(QuoteState.AWAITING_APPROVAL);
      expect(await codeOf(rep.quotes.acceptQuote({ quoteId, expectedVersion: 1 }))).toBe('quote.not-approved');
      await eventually('directory was asked', async () =>
        expect((await rep.quotes.getQuote({ quoteId })).approvalId).not.toBe(''),
      );
      expect(sales.peers.directory.requests.at(-1)).toMatchObject({
        ...{ kind: DocumentKind.QUOTE_DISCOUNT, documentId: quoteId, documentVersion: 1 },
        ...{ discountPercent: '10.01', requesterId: repId, amount: cny('161982') },
      });

      await sales.peers.directory.decide(quoteId, ApprovalState.APPROVED);
      await sales.peers.directory.decide(quoteId, ApprovalState.APPROVED);
      expect(await quoteIn(quoteId, QuoteState.APPROVED)).toMatchObject({ version: 2 });

      const rejected = await approvedQuote(rep, [line('MC-850', 1, '50')]);
      await eventually('directory was asked', () =>
        expect(sales.peers.directory.requests.at(-1)?.documentId).toBe(rejected.quoteId),
      );
      await sales.peers.directory.decide(rejected.quoteId, ApprovalState.REJECTED);
      await quoteIn(rejected.quoteId, QuoteState.REJECTED);
      expect((await rep.quotes.getQuote({ quoteId })).version).toBe(2);
    });

    it('is priced beforehand as it will be, and nothing is kept of that', async () => {
      const lines = [line('MC-850', 2, '5'), line('TOOL-1', 3, '2.5')];
      const before = await rep.quotes.listQuotes(anyQuote);
      const { opportunityId } = await newOpportunity(rep);
      const price = await rep.quotes.priceQuote({ lines });
      expect(price).toMatchObject({ total: cny('342292.47'), needsApproval: false });
      expect(await rep.quotes.listQuotes(anyQuote)).toEqual(before);
      const quote = await rep.quotes.createQuote({ opportunityId, lines });
      expect({ lines: quote.lines, total: quote.total }).toEqual({ lines: price.lines, total: price.total });

      expect(await rep.quotes.priceQuote({ lines: [line('MC-850', 1, '10.01')] })).toMatchObject({ needsApproval: true });
      expect(await codeOf(rep.quotes.priceQuote({ lines: [line('NO-SUCH')] }))).toBe('quote.product-unknown');
      const reader = await everyDoor(sales, { permissions: ['quotes.read'] });
      expect(await codeOf(reader.quotes.priceQuote({ lines }))).toBe('permission.denied');
    });

    it('is listed with those of its opportunity, newest first, page by page, for those who reach it', async () => {
      const { opportunityId } = await newOpportunity(rep);
      const made: string[] = [];
      for (const discount of ['', '50', '5'])
        made.push((await rep.quotes.createQuote({ opportunityId, lines: [line('MC-850', 1, discount)] })).quoteId);
      await approvedQuote(rep, [line('TOOL-1')]);

      const idsOf = async (door: Doors, request: object) => {
        const { items, nextCursor } = await door.quotes.listQuotes({ ...anyQuote, opportunityId, ...request });
        return { ids: items.map(({ quoteId }) => quoteId), nextCursor };
      };
      const first = await idsOf(rep, { page: { cursor: '', limit: 2 } });
      expect(first.ids).toEqual([made[2], made[1]]);
      const second = await idsOf(rep, { page: { cursor: first.nextCursor, limit: 2 } });
      expect(second).toEqual({ ids: [made[0]], nextCursor: '' });
      expect((await idsOf(rep, { state: QuoteState.AWAITING_APPROVAL })).ids).toEqual([made[1]]);
      const colleague = await everyDoor(sales);
      expect((await idsOf(colleague, {})).ids).toEqual([]);
      expect(await codeOf(idsOf(await everyDoor(sales, { permissions: [] }), {}))).toBe('permission.denied');
    });

    it('becomes one contract, however often and however much at once it is accepted', async () => {
      const { quoteId } = await approvedQuote(rep, [line('MC-850', 2, '5')]);
      const accept = () => rep.quotes.acceptQuote({ quoteId, expectedVersion: 1 });
      const accepted = await Promise.all([accept(), accept(), accept()]);
      expect(new Set(accepted.map(({ contractId }) => contractId)).size).toBe(1);
      const [contract] = accepted;
      expect(contract).toMatchObject({
        ...{ quoteId, state: ContractState.DRAFT, total: cny('342000'), outstanding: cny('342000'), received: cny('0') },
        ...{ version: 1, number: expect.stringMatching(/^C-\d{4}-\d{6}$/) },
      });
      expect(await rep.quotes.getQuote({ quoteId })).toMatchObject({
        state: QuoteState.ACCEPTED,
        contractId: contract?.contractId,
        version: 2,
      });
    });
  });

  describe('a contract (SL-8)', () => {
    it('goes from draft to in force, wins its opportunity, and tells the others all they need (SL-14)', async () => {
      const draft = await draftContract(rep, [line('MC-850', 2, '5')]);
      const { contractId } = draft;
      expect(await codeOf(rep.contracts.signContract({ contractId, expectedVersion: 1, signedAt: new Date() }))).toBe(
        'contract.not-approved',
      );
      const { version } = await approvedContract(sales, rep, draft);
      expect(sales.peers.directory.requests.at(-1)).toMatchObject({
        ...{ kind: DocumentKind.CONTRACT, documentId: contractId, documentVersion: 2, summary: draft.number },
      });
      const sign = (signedAt: Date) => rep.contracts.signContract({ contractId, expectedVersion: version, signedAt });
      expect(await codeOf(sign(new Date(Date.now() + 60_000)))).toBe('contract.signed-in-the-future');
      const signedAt = new Date(Date.now() - 1_000);
      const answers = await Promise.all([codeOf(sign(signedAt)), codeOf(sign(signedAt))]);
      expect(answers.sort()).toEqual(['ok', 'record.version-conflict']);

      const contract = await rep.contracts.getContract({ contractId });
      expect(contract).toMatchObject({ state: ContractState.IN_FORCE, signedAt, version: 4 });
      await eventually('it is published once', () =>
        expect(sales.events.published(signed, contractId)).toMatchObject([
          {
            sequence: 4,
            data: {
              ...{ number: contract.number, customerId: contract.customerId, opportunityId: contract.opportunityId },
              ...{ total: cny('342000'), lines: contract.lines, ownerId: repId, teamPath: '/hq/east/', signedAt },
            },
          },
        ]),
      );
      expect(sales.events.published(stateChanged, contractId).map(({ sequence, data }) => [sequence, data.state])).toEqual([
        [1, ContractState.DRAFT],
        [2, ContractState.AWAITING_APPROVAL],
        [3, ContractState.APPROVED],
      ]);
      const { opportunityId } = contract;
      expect(await rep.opportunities.getOpportunity({ opportunityId })).toMatchObject({
        state: OpportunityState.WON,
        probability: 100,
      });
    });

    it('may be sent again after a rejection, and what was said about an earlier version counts no more', async () => {
      const { contractId } = await draftContract(rep, [line('TOOL-1')]);
      const asked = (version: number) =>
        eventually('directory was asked', () =>
          expect(sales.peers.directory.requests.at(-1)).toMatchObject({ documentId: contractId, documentVersion: version }),
        );
      await rep.contracts.submitContract({ contractId, expectedVersion: 1 });
      await asked(2);
      await sales.peers.directory.decide(contractId, ApprovalState.REJECTED);
      await contractIn(rep, contractId, ContractState.REJECTED);
      const first = sales.peers.directory.requests.at(-1);

      const again = await rep.contracts.submitContract({ contractId, expectedVersion: 3 });
      expect(again).toMatchObject({ state: ContractState.AWAITING_APPROVAL, approvalId: '', version: 4 });
      await asked(4);
      const late = { kind: DocumentKind.CONTRACT, documentId: contractId, documentVersion: first?.documentVersion ?? 0 };
      await sales.events.publish(
        'tributary.directory.approval.decided.v1',
        { ...late, approvalId: randomUUID(), state: ApprovalState.APPROVED, decidedBy: randomUUID(), decidedAt: new Date() },
        { sequence: 9 },
      );
      await sales.peers.directory.decide(contractId, ApprovalState.WITHDRAWN);
      expect(await contractIn(rep, contractId, ContractState.DRAFT)).toMatchObject({ version: 5 });
    });

    it('says why nobody could be asked, and goes on once an administrator has mended that', async () => {
      sales.peers.directory.out = 'approval.chain-unknown';
      const { contractId } = await draftContract(rep, [line('TOOL-1')]);
      await rep.contracts.submitContract({ contractId, expectedVersion: 1 });
      const shows = (facts: object) =>
        eventually('the contract says so', async () =>
          expect(await rep.contracts.getContract({ contractId })).toMatchObject({
            ...{ state: ContractState.AWAITING_APPROVAL, version: 2, ...facts },
          }),
        );
      await shows({ approvalProblem: 'approval.chain-unknown', approvalId: '' });
      sales.peers.directory.out = undefined;
      await shows({ approvalProblem: '', approvalId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    });

    it('asks again after a restart, and is one approval', async () => {
      sales.peers.directory.out = 'service.unavailable';
      const { contractId } = await draftContract(rep, [line('TOOL-1')]);
      const submit = () =>
        rep.contracts.submitContract({ contractId, expectedVersion: 1 }, { idempotencyKey: `submit-${contractId}` });
      expect(await submit()).toEqual(await submit());
      await sales.restart();
      sales.peers.directory.out = undefined;
      await eventually('directory was asked', async () =>
        expect((await rep.contracts.getContract({ contractId })).approvalId).not.toBe(''),
      );
      expect(sales.peers.directory.requests.filter(({ documentId }) => documentId === contractId)).toHaveLength(1);
    });

    it('shows what finance knows of it, and nothing older', async () => {
      const { contractId, customerId, version } = await contractInForce(sales, rep, [line('MC-850')]);
      const about = { contractId, customerId };
      const collect = (received: string, outstanding: string, sequence: number) =>
        sales.events.publish(
          'tributary.finance.collection.approved.v1',
          {
            ...{ ...about, collectionId: randomUUID(), amount: cny('1'), received: cny(received), outstanding: cny(outstanding) },
            ...{ receivedOn: '2026-03-01', approvedAt: new Date() },
          },
          { sequence },
        );
      const invoice = (invoiced: string, sequence: number) =>
        sales.events.publish(
          'tributary.finance.invoice.issued.v1',
          { ...about, invoiceId: randomUUID(), amount: cny('1'), invoiced: cny(invoiced), issuedAt: new Date() },
          { sequence },
        );
      const shows = (received: string, outstanding: string, invoiced: string) =>
        eventually('the amounts are shown', async () =>
          expect(await rep.contracts.getContract({ contractId })).toMatchObject({
            ...{ received: cny(received), outstanding: cny(outstanding), invoiced: cny(invoiced), version },
          }),
        );

      await collect('100000', '80000', 2);
      await invoice('100000.5', 3);
      await shows('100000', '80000', '100000.5');
      await collect('50000', '130000', 1);
      await sales.events.publish(
        'tributary.finance.collection.reversed.v1',
        {
          ...{ ...about, collectionId: randomUUID(), amount: cny('40000') },
          ...{ received: cny('60000'), outstanding: cny('120000'), reversedAt: new Date() },
        },
        { sequence: 4 },
      );
      await shows('60000', '120000', '100000.5');
    });

    it('is for its owner and the services that need it; for nobody without the permission', async () => {
      const { contractId, customerId } = await draftContract(rep, [line('TOOL-1')]);
      const colleague = await everyDoor(sales, { id: randomUUID() });
      const reader = await everyDoor(sales, { id: repId, permissions: ['contracts.read'] });
      const asService = async (name: string) =>
        codeOf((await sales.asService({ service: ContractServiceService }, name)).getContract({ contractId }));
      expect(await codeOf(colleague.contracts.getContract({ contractId }))).toBe('record.not-found');
      expect(await codeOf(colleague.contracts.submitContract({ contractId, expectedVersion: 1 }))).toBe('record.not-found');
      expect((await colleague.contracts.listContracts({ ...anyContract, customerId })).items).toEqual([]);
      expect((await reader.contracts.listContracts({ ...anyContract, customerId })).items).toHaveLength(1);
      expect(await codeOf(reader.contracts.submitContract({ contractId, expectedVersion: 1 }))).toBe('permission.denied');
      expect(await Promise.all(['finance', 'service-desk', 'marketing'].map(asService))).toEqual([
        'ok',
        'ok',
        'permission.denied',
      ]);
    });
  });
});
