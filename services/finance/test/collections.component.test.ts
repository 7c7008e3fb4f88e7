import { ApprovalState } from '@tributary/contracts/directory';
import { CollectionState, type ListCollectionsRequest } from '@tributary/contracts/finance';
import { eventually } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { aPayment, cny, codeOf, countOf, type Finance, managerPermissions, startFinance } from './finance';

const approved = 'tributary.finance.collection.approved.v1';
const reversed = 'tributary.finance.collection.reversed.v1';

describe('money that came in, through the real door and the real store', () => {
  let finance: Finance;

  beforeAll(async () => {
    finance = await startFinance();
  });
  afterAll(() => finance.stop());

  const record = (contractId: string, amount: string) =>
    finance.manager.collections.recordCollection(aPayment(contractId, amount));
  const inState = (collectionId: string, state: CollectionState) =>
    eventually(`the collection is ${state}`, async () => {
      const collection = await finance.manager.collections.getCollection({ collectionId });
      expect(collection.state).toBe(state);
      return collection;
    });

  it('takes no more than is outstanding, however many record at once', async () => {
    const { contractId } = await finance.aReceivable();
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(record(contractId, '250'))));
    expect(countOf(codes)).toEqual({ ok: 4, 'collection.exceeds-outstanding': 8 });
  });

  it('takes a bank reference once, also for two contracts at once', async () => {
    const [one, other] = [await finance.aReceivable(), await finance.aReceivable()];
    const payment = aPayment(one.contractId, '10');
    const recorded = [payment, payment, { ...payment, contractId: other.contractId }];
    const codes = await Promise.all(recorded.map((one) => codeOf(finance.manager.collections.recordCollection(one))));
    expect(countOf(codes)).toEqual({ ok: 1, 'collection.reference-seen': 2 });
  });

  it('takes the reference anew after a rejection, and any number of payments without one', async () => {
    const { contractId } = await finance.aReceivable();
    const payment = aPayment(contractId, '10');
    const { collectionId } = await finance.manager.collections.recordCollection(payment);
    await finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 });
    await finance.decide(collectionId, ApprovalState.REJECTED);
    await inState(collectionId, CollectionState.REJECTED);
    expect(await codeOf(finance.manager.collections.recordCollection(payment))).toBe('ok');
    const cash = { ...payment, bankReference: '' };
    expect(await codeOf(finance.manager.collections.recordCollection(cash))).toBe('ok');
    expect(await codeOf(finance.manager.collections.recordCollection(cash))).toBe('ok');
  });

  it('answers a repeated command with the first answer', async () => {
    const { contractId } = await finance.aReceivable();
    const payment = aPayment(contractId, '700');
    const first = await finance.manager.collections.recordCollection(payment, { idempotencyKey: payment.bankReference });
    const again = await finance.manager.collections.recordCollection(payment, { idempotencyKey: payment.bankReference });
    expect(again).toEqual(first);
  });

  it('asks for an approval once and counts only what is approved', async () => {
    const { contractId, customerId } = await finance.aReceivable();
    const { collectionId } = await record(contractId, '400.00');
    const submit = () => codeOf(finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 }));
    expect(countOf(await Promise.all([submit(), submit()]))).toEqual({ ok: 1, 'record.version-conflict': 1 });

    await eventually('the collection knows its approval', async () =>
      expect((await finance.manager.collections.getCollection({ collectionId })).approvalId).toBe(
        finance.directory.approvalOf(collectionId)?.approvalId,
      ),
    );
    expect((await finance.manager.receivables.getReceivable({ contractId })).received).toEqual(cny('0'));
    expect(finance.directory.asked.filter(({ documentId }) => documentId === collectionId)).toMatchObject([
      { documentVersion: 2, amount: cny('400'), summary: expect.stringMatching(/^C-2026-/) },
    ]);

    await finance.decide(collectionId, ApprovalState.APPROVED);
    await finance.decide(collectionId, ApprovalState.APPROVED);
    await eventually('the approval is published', () => expect(finance.events.published(approved, contractId)).toHaveLength(1));
    await record(contractId, '1');
    expect(finance.events.published(approved, contractId)).toMatchObject([
      { sequence: 1, data: { collectionId, customerId, amount: cny('400'), received: cny('400'), outstanding: cny('600') } },
    ]);
    expect(await finance.manager.receivables.getReceivable({ contractId })).toMatchObject({
      received: cny('400'),
      outstanding: cny('600'),
      version: 1,
    });
  });

  it('asks until somebody can be asked, and says meanwhile why not', async () => {
    const { contractId } = await finance.aReceivable();
    const { collectionId } = await record(contractId, '100');
    finance.directory.refuseWith({ refused: 'approval.chain-unknown' });
    await finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 });
    await eventually('the problem is shown', async () =>
      expect((await finance.manager.collections.getCollection({ collectionId })).approvalProblem).toBe('approval.chain-unknown'),
    );
    await finance.restart();
    finance.directory.refuseWith(undefined);
    await finance.decide(collectionId, ApprovalState.APPROVED);
    expect(await inState(collectionId, CollectionState.APPROVED)).toMatchObject({ approvalProblem: '' });
  });

  it('needs no answer of directory, when the decision arrives before it', async () => {
    const { contractId } = await finance.aReceivable();
    const { collectionId } = await record(contractId, '100');
    finance.directory.loseAnswers(true);
    await finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 });
    await finance.decide(collectionId, ApprovalState.APPROVED);
    const { approvalId } = await inState(collectionId, CollectionState.APPROVED);
    finance.directory.loseAnswers(false);
    expect(approvalId).toBe(finance.directory.approvalOf(collectionId)?.approvalId);
  });

  it('can be submitted again when its approval was withdrawn', async () => {
    const { contractId } = await finance.aReceivable();
    const { collectionId } = await record(contractId, '100');
    await finance.manager.collections.submitCollection({ collectionId, expectedVersion: 1 });
    await finance.decide(collectionId, ApprovalState.WITHDRAWN);
    const { version } = await inState(collectionId, CollectionState.RECORDED);
    await finance.manager.collections.submitCollection({ collectionId, expectedVersion: version });
    await eventually('the new revision is asked about', () =>
      expect(finance.directory.approvalOf(collectionId)).toMatchObject({ documentVersion: version + 1 }),
    );
    await finance.decide(collectionId, ApprovalState.APPROVED);
    await inState(collectionId, CollectionState.APPROVED);
  });

  it('is reversed once, by those who may, and is owed again', async () => {
    const { contractId } = await finance.aReceivable();
    const { collectionId, version } = await finance.anApprovedCollection(contractId, '300');
    const request = { collectionId, reason: 'wrong contract', expectedVersion: version };
    const clerk = await finance.door({ permissions: ['collections.write', 'collections.read'], reach: 'all' });
    expect(await codeOf(clerk.collections.reverseCollection(request))).toBe('permission.denied');

    const reverse = () => codeOf(finance.manager.collections.reverseCollection(request));
    expect(countOf(await Promise.all([reverse(), reverse()]))).toEqual({ ok: 1, 'record.version-conflict': 1 });
    await eventually('the reversal is published once', () =>
      expect(finance.events.published(reversed, contractId)).toMatchObject([
        { sequence: 2, data: { received: cny('0'), outstanding: cny('1000') } },
      ]),
    );
  });

  it('numbers the events of a contract without gaps, whoever approves at once', async () => {
    const { contractId } = await finance.aReceivable();
    await Promise.all(['100', '200', '300'].map((amount) => finance.anApprovedCollection(contractId, amount)));
    await eventually('three versions are published in order', () =>
      expect(finance.events.published(approved, contractId).map(({ sequence }) => sequence)).toEqual([1, 2, 3]),
    );
    expect(finance.events.published(approved, contractId).at(-1)).toMatchObject({ data: { received: cny('600') } });
  });

  it('is listed newest first, page by page, by contract and state, for those who reach the contract', async () => {
    const ownerId = uuid();
    const { contractId } = await finance.aReceivable({ ownerId });
    const other = await finance.aReceivable({ ownerId });
    const recorded: string[] = [];
    for (const amount of ['1', '2', '3']) recorded.push((await record(contractId, amount)).collectionId);
    const elsewhere = await record(other.contractId, '4');
    await finance.manager.collections.submitCollection({ collectionId: recorded[1] ?? '', expectedVersion: 1 });

    const owner = await finance.door({ permissions: ['collections.read'], id: ownerId });
    const any = { page: undefined, state: CollectionState.UNSPECIFIED, contractId: '' };
    const idsOf = async (door: typeof owner, request: Partial<ListCollectionsRequest>) => {
      const { items, nextCursor } = await door.collections.listCollections({ ...any, ...request });
      return { ids: items.map(({ collectionId }) => collectionId), nextCursor };
    };
    const first = await idsOf(owner, { contractId, page: { cursor: '', limit: 2 } });
    expect(first.ids).toEqual([recorded[2], recorded[1]]);
    const second = await idsOf(owner, { contractId, page: { cursor: first.nextCursor, limit: 2 } });
    expect(second).toEqual({ ids: [recorded[0]], nextCursor: '' });
    expect((await idsOf(owner, {})).ids).toEqual([elsewhere.collectionId, ...[...recorded].reverse()]);
    expect((await idsOf(owner, { state: CollectionState.AWAITING_APPROVAL })).ids).toEqual([recorded[1]]);

    const stranger = await finance.door({ permissions: ['collections.read'] });
    expect((await idsOf(stranger, { contractId })).ids).toEqual([]);
    const lost = { cursor: Buffer.from('["yesterday"]').toString('base64url'), limit: 2 };
    expect(await codeOf(idsOf(owner, { page: lost }))).toBe('request.malformed');
    expect(await codeOf((await finance.door({ permissions: [] })).collections.listCollections(any))).toBe('permission.denied');
  });

  it('is for those who reach the contract', async () => {
    const ownerId = '01980000-0000-7000-8000-000000000777';
    const { contractId } = await finance.aReceivable({ ownerId, teamPath: '/hq/east/' });
    const { collectionId } = await record(contractId, '100');
    const seenBy = async (traits: object) => {
      const { receivables, collections } = await finance.door({ permissions: managerPermissions, ...traits });
      return [
        await codeOf(receivables.getReceivable({ contractId })),
        await codeOf(collections.getCollection({ collectionId })),
        await codeOf(collections.recordCollection(aPayment(contractId, '1'))),
      ];
    };
    const nothing = ['record.not-found', 'record.not-found', 'receivable.unknown'];
    expect(await seenBy({ id: ownerId })).toEqual(['ok', 'ok', 'ok']);
    expect(await seenBy({ reach: 'team', teamPath: '/hq/' })).toEqual(['ok', 'ok', 'ok']);
    expect(await seenBy({})).toEqual(nothing);
    expect(await seenBy({ reach: 'team', teamPath: '/hq/west/' })).toEqual(nothing);
    const sales = await finance.door({ permissions: ['collections.read'], id: ownerId });
    expect(await codeOf(sales.collections.recordCollection(aPayment(contractId, '1')))).toBe('permission.denied');
  });
});
