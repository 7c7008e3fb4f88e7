import { type EventEntry, eventCatalogue } from '@tributary/contracts';
import { sampleOf } from '@tributary/contracts/samples';
import { isRefusal } from '@tributary/service-kit';
import { aCollection, aReceivable, now } from '../../test/builders';
import { decideCollection } from './collection/approve-collection';
import { reverseCollection } from './collection/reverse-collection';
import { issueInvoice } from './invoice/issue-invoice';
import { requestInvoice } from './invoice/request-invoice';
import { financePolicy as policy } from './policy';
import type { Movement } from './receivable/movement';

const movementOf = (outcome: { readonly movement?: Movement } | object | undefined): Movement => {
  if (!outcome || !('movement' in outcome) || !outcome.movement) throw new Error('no money moved');
  return outcome.movement;
};

const decision = { approvalId: 'a-1', documentVersion: 2, decided: 'approved' } as const;
const waiting = aCollection({ state: 'awaiting-approval', version: 2 });
const received = aReceivable({ received: '200000', version: 1 });
const wish = { kind: 'special', amount: undefined, taxRatePercent: '13' } as const;
const requested = requestInvoice(aReceivable(), wish, { invoiceId: 'i-1', requestedBy: 'rep', requesterId: 'rep' }, now);
if (isRefusal(requested)) throw new Error(requested.refused);

/** Every way in which money moves. */
const movements = [
  movementOf(decideCollection(waiting, aReceivable(), decision, policy, now)),
  movementOf(reverseCollection(aCollection({ state: 'approved', version: 3 }), received, 'wrong contract', policy, now)),
  movementOf(issueInvoice({ ...requested.invoice, state: 'approved' }, received, '12345678', policy, now)),
];

describe('the events of finance', () => {
  it('cover every type there is', () => {
    const ours = Object.keys(eventCatalogue).filter((type) => type.startsWith('tributary.finance.'));
    expect(movements.map(({ event }) => event.type).sort()).toEqual(ours.sort());
  });

  it.each(movements.map(({ event }) => [event.type, event] as const))('%s is what the contract says', (type, { data }) => {
    const entry = eventCatalogue[type] as EventEntry;
    expect(entry.fromJson(entry.toJson(data))).toEqual(data);
    expect(entry.aggregate(data)).toBe('k-1');
    expect(Object.keys(data).sort()).toEqual(Object.keys(sampleOf(type)).sort());
  });
});
