import { type EventEntry, eventCatalogue } from '@tributary/contracts';
import { sampleOf } from '@tributary/contracts/samples';
import { aCampaign, aTouchGroup, now } from '../../test/builders';
import { reattribute } from './attribution/reattribute';
import { campaignNow } from './campaign/campaign';

const attributed = reattribute(
  {
    ...{ collectionId: 'm-1', contractId: 'k-1', customerId: 'c-1', amount: '200000', currency: 'CNY', counts: true },
    ...{
      touches: [aTouchGroup(), aTouchGroup({ channel: 'ads', campaign: '', touches: 2, first: 2, last: 3 })],
      shares: [],
      version: 0,
    },
  },
  now,
);
if (!attributed) throw new Error('nothing was attributed');

const events = [campaignNow(aCampaign(), now).event, attributed.event];

describe('the events of marketing', () => {
  it('cover every type there is', () => {
    const ours = Object.keys(eventCatalogue).filter((type) => type.startsWith('tributary.marketing.'));
    expect(events.map(({ type }) => type).sort()).toEqual(ours.sort());
  });

  it.each(events.map((event) => [event.type, event.data] as const))('%s is what the contract says', (type, data) => {
    const entry = eventCatalogue[type] as EventEntry;
    expect(entry.fromJson(entry.toJson(data))).toEqual(data);
    expect(Object.keys(data).sort()).toEqual(Object.keys(sampleOf(type)).sort());
  });

  it('gives a collection away as the sample does', () => {
    expect(attributed.event.data.shares).toEqual(sampleOf('tributary.marketing.collection.attributed.v1').shares);
  });
});
