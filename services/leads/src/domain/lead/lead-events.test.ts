import { type EventEntry, eventCatalogue } from '@tributary/contracts';
import { isRefusal } from '@tributary/service-kit';
import { aContact, aLead, anOrigin, aRecord, aRep, aTouch, noContact, now } from '../../../test/builders';
import { addDays } from '../days';
import { customerSignal, enrich, newLead } from '../intake/become-lead';
import { receive } from '../intake/intake';
import { defaultPolicy } from '../policy';
import type { LeadChange } from './change';
import { disqualify, qualify } from './close';
import { type CustodyChange, custodyChangeOf } from './custody-change';
import { extendProtection } from './extend-protection';
import { followUp } from './follow-up';
import { assign, byHand, claim } from './hold';
import { noHoldings } from './holdings';
import type { Lead } from './lead';
import type { LeadEvent } from './lead-events';
import { returnToSea, watchDeadline } from './let-go';
import { repoint } from './repoint';
import { transfer } from './transfer';

const policy = defaultPolicy.custody;
const mei = aRep('mei');
const account = { ...noHoldings('mei'), held: 1 };
const link = { id: 'customer-1', madeWithId: 'customer-1', madeWithRecordId: 'record-1' };

const done = (outcome: LeadChange | object | undefined): LeadChange => {
  if (!outcome || isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as LeadChange;
};

const claimed: Lead = done(claim(aLead(), mei, noHoldings('mei'), policy, now)).lead;
const warned: Lead = done(watchDeadline(claimed, account, policy, addDays(now, 8))).lead;

/** Every way in which a lead can change. */
const changes: readonly LeadChange[] = [
  newLead('lead-1', aTouch(), link, now),
  enrich(claimed, aTouch({ contact: aContact({ emails: ['a@b.example'] }), origin: anOrigin('call') }), now),
  done(claim(aLead(), mei, noHoldings('mei'), policy, now)),
  done(assign(aLead(), mei, noHoldings('mei'), byHand('manual', 'boss', now), policy, now)),
  done(returnToSea(claimed, 'mei', 'no time', account, policy, now)),
  done(watchDeadline(claimed, account, policy, addDays(now, 8))),
  done(watchDeadline(warned, account, policy, addDays(now, 20))),
  done(transfer(claimed, { to: aRep('bo'), by: 'boss', note: 'moves', from: account, next: noHoldings('bo') }, policy, now)),
  done(extendProtection(claimed, { days: 5, by: 'boss', note: 'hot' }, policy, now)),
  done(
    followUp(claimed, { id: 'f', employeeId: 'mei', kind: 'call', at: now, note: 'x', nextStep: '', intent: 'hot' }, policy, now),
  ),
  done(qualify(claimed, 'mei', '20 pumps', account, now)),
  done(disqualify(claimed, { employeeId: 'mei', reason: 'no-need', note: '' }, account, now)),
  repoint(claimed, { ...link, id: 'customer-2' }, now),
];

describe('the events of a lead', () => {
  const events = changes.flatMap((change) => change.events);

  it('cover every type there is', () => {
    const ours = Object.keys(eventCatalogue).filter((type) => type.startsWith('tributary.leads.lead.'));
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual(ours.sort());
  });

  it.each(events.map((event) => [event.type, event] as const))('%s is what the contract says', (_type, event) => {
    const entry = eventCatalogue[event.type] as EventEntry;
    expect(entry.fromJson(entry.toJson(event.data))).toEqual(event.data);
    expect(entry.aggregate(event.data)).toBe('lead-1');
  });

  it('are joined by those of intakes', () => {
    const signal = customerSignal('signal-1', aTouch(), 'customer-1', { id: 'mei', teamPath: '/hq/' });
    const record = aRecord({ contact: noContact });
    const rejected = receive({ id: 'intake-1', record, submittedBy: { kind: 'service', id: 'x' } }, defaultPolicy.quality, now);
    for (const event of [signal, ...rejected.events]) {
      const entry = eventCatalogue[event.type] as EventEntry;
      expect(entry.fromJson(entry.toJson(event.data))).toEqual(event.data);
    }
  });
});

describe('the custody history (LD-7)', () => {
  const lineOf = (event: LeadEvent): CustodyChange | undefined => custodyChangeOf(event, 7, 'somebody', now);

  it('has a line for every change of custody and none for anything else', () => {
    const kinds = changes.flatMap((change) => change.events).map((event) => lineOf(event)?.kind);
    expect(kinds).toEqual([
      undefined,
      undefined,
      'claimed',
      'assigned',
      'returned',
      'warned',
      'dropped',
      'transferred',
      'extended',
      undefined,
      'qualified',
      'disqualified',
      undefined,
    ]);
  });
});
