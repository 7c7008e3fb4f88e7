import { isRefusal } from '@tributary/service-kit';
import fc from 'fast-check';
import { aCollection, aReceivable, cny, now } from '../../../test/builders';
import { isMore } from '../money';
import { financePolicy as policy } from '../policy';
import type { Receivable } from '../receivable/receivable';
import { decideCollection, submitCollection } from './approve-collection';
import type { Collection, CollectionChange } from './collection';
import { type Payment, recordCollection } from './record-collection';
import { reverseCollection } from './reverse-collection';

const ids = { collectionId: 'm-1', recordedBy: 'clerk' };
const payment: Payment = {
  ...{ amount: cny('200000.00'), receivedOn: '2026-03-09', payer: '华东机械', method: 'bank-transfer', bankReference: 'B-1' },
};
const record = (traits: Partial<Payment> = {}, receivable = aReceivable()) =>
  recordCollection(receivable, { ...payment, ...traits }, ids, policy, now);

describe('recording money that came in (FN-2)', () => {
  it('given a contract, when part of it comes in, then its share is known', () => {
    expect(record()).toMatchObject({ state: 'recorded', amount: cny('200000'), sharePercent: '26.32', version: 1 });
  });

  it.each([
    ['another currency', { amount: { amount: '1', currency: 'USD' } }, 'collection.currency-differs'],
    ['nothing', { amount: cny('0.0000') }, 'collection.not-positive'],
    ['less than nothing', { amount: cny('-5') }, 'collection.not-positive'],
    ['a little too much', { amount: cny('760000.0001') }, 'collection.exceeds-outstanding'],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, 'request.malformed'],
    ['a day to come', { receivedOn: '2026-03-11' }, 'collection.received-in-the-future'],
  ])('refuses %s', (_, traits, refused) => {
    expect(record(traits)).toMatchObject({ refused });
  });

  it('given it is tomorrow in Shanghai already, when money of that day is recorded, then it is not in the future', () => {
    const evening = new Date('2026-03-10T17:00:00Z');
    expect(recordCollection(aReceivable(), { ...payment, receivedOn: '2026-03-11' }, ids, policy, evening)).toMatchObject({
      state: 'recorded',
    });
  });

  it('counts what others recorded and nobody has decided yet', () => {
    const receivable = aReceivable({ received: '500000', collecting: '60000' });
    expect(record({ amount: cny('200000') }, receivable)).toMatchObject({ state: 'recorded' });
    expect(record({ amount: cny('200000.01') }, receivable)).toEqual({
      ...{ refused: 'collection.exceeds-outstanding', field: 'amount.amount', details: { open: '200000' } },
    });
  });
});

describe('what becomes of a collection', () => {
  const decision = { approvalId: 'a-1', documentVersion: 2, decided: 'approved' } as const;
  const waiting = aCollection({ state: 'awaiting-approval', version: 2 });

  it('given it is recorded, when submitted, then its approvers are to be asked about this revision', () => {
    expect(submitCollection(aCollection(), aReceivable(), 'clerk')).toMatchObject({
      collection: { state: 'awaiting-approval', version: 2 },
      approval: { kind: 'collection', documentId: 'm-1', documentVersion: 2, summary: 'C-2026-000001', requesterId: 'clerk' },
    });
    expect(submitCollection(waiting, aReceivable(), 'clerk')).toMatchObject({ refused: 'collection.wrong-state' });
  });

  it('given it waits, when approved, then money moves and others learn the totals after it', () => {
    expect(decideCollection(waiting, aReceivable(), decision, policy, now)).toMatchObject({
      collection: { state: 'approved', approvalId: 'a-1', version: 3 },
      movement: {
        receivable: { received: '200000', version: 1 },
        posting: { occasion: 'collection-approved', documentId: 'm-1', bookedOn: '2026-03-10' },
        event: { data: { received: cny('200000'), outstanding: cny('560000'), approvedAt: now } },
      },
    });
  });

  it('given it waits, when rejected or withdrawn, then no money moves', () => {
    const decided = (how: 'rejected' | 'withdrawn') =>
      decideCollection(waiting, aReceivable(), { ...decision, decided: how }, policy, now);
    expect(decided('rejected')).toEqual({ collection: { ...waiting, state: 'rejected', approvalId: 'a-1', version: 3 } });
    expect(decided('withdrawn')).toEqual({ collection: { ...waiting, state: 'recorded', version: 3 } });
  });

  it('given a decision about an earlier revision, or told again, then nothing changes', () => {
    expect(decideCollection({ ...waiting, version: 4 }, aReceivable(), decision, policy, now)).toBeUndefined();
    expect(decideCollection({ ...waiting, state: 'approved' }, aReceivable(), decision, policy, now)).toBeUndefined();
  });

  it('given it is approved, when reversed, then it is owed again; given it is not, then it is refused', () => {
    const received = aReceivable({ received: '200000', version: 1 });
    const approved = aCollection({ state: 'approved', version: 3 });
    expect(reverseCollection(approved, received, 'wrong contract', policy, now)).toMatchObject({
      collection: { state: 'reversed', reversalReason: 'wrong contract', version: 4 },
      movement: {
        receivable: { received: '0', version: 2 },
        posting: { occasion: 'collection-reversed' },
        event: { data: { received: cny('0'), outstanding: cny('760000'), reversedAt: now } },
      },
    });
    expect(reverseCollection(waiting, received, 'x', policy, now)).toMatchObject({ refused: 'collection.wrong-state' });
  });

  const acts = ['submit', 'approve', 'reject', 'withdraw', 'reverse'] as const;

  it('moves money at most once each way, in steps without gaps, whatever is tried in whatever order', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 20 }), (tried) => {
        let collection: Collection = aCollection();
        let receivable: Receivable = aReceivable();
        const moved: string[] = [];
        for (const act of tried) {
          const change = doing(act, collection, receivable);
          if (!change) continue;
          expect(change.collection.version).toBe(collection.version + 1);
          collection = change.collection;
          if (!change.movement) continue;
          expect(change.movement.receivable.version).toBe(receivable.version + 1);
          receivable = change.movement.receivable;
          moved.push(change.movement.posting.occasion);
        }
        expect(['', 'collection-approved', 'collection-approved,collection-reversed']).toContain(moved.join());
        expect(receivable.received).toBe(collection.state === 'approved' ? '200000' : '0');
        expect(isMore(receivable.received, receivable.total.amount)).toBe(false);
      }),
    ));

  function doing(act: (typeof acts)[number], collection: Collection, receivable: Receivable): CollectionChange | undefined {
    const decide = (decided: 'approved' | 'rejected' | 'withdrawn') =>
      decideCollection(collection, receivable, { approvalId: 'a', documentVersion: collection.version, decided }, policy, now);
    const outcome = {
      submit: () => submitCollection(collection, receivable, 'clerk'),
      approve: () => decide('approved'),
      reject: () => decide('rejected'),
      withdraw: () => decide('withdrawn'),
      reverse: () => reverseCollection(collection, receivable, 'wrong', policy, now),
    }[act]();
    return isRefusal(outcome) ? undefined : outcome;
  }
});
