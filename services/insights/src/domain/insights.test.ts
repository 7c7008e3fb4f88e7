import { sampleOf } from '@tributary/contracts/samples';
import { timelineEntryOf } from './timeline-entry';
import { type CustomerFigures, defaultTierPolicy, tierOf } from './value-tier';

describe('a value tier (IN-2)', () => {
  const figures: CustomerFigures = {
    daysSinceLastInteraction: 3,
    daysSinceLastPurchase: 10,
    purchasesLastYear: 4,
    collectedLastYear: '100000.00',
  };
  const tier = (more: Partial<CustomerFigures>) => tierOf({ ...figures, ...more }, defaultTierPolicy);

  it.each([
    ['A', {}],
    ['B', { collectedLastYear: '99999.99' }],
    ['B', { purchasesLastYear: 2, collectedLastYear: '50000' }],
    ['C', { purchasesLastYear: 2, collectedLastYear: '50000', daysSinceLastPurchase: 31 }],
    ['C', { purchasesLastYear: 1 }],
    ['at-risk', { daysSinceLastInteraction: 181 }],
    [undefined, { daysSinceLastPurchase: undefined, daysSinceLastInteraction: 999 }],
  ] as const)('is %s for %j', (expected, more) => {
    expect(tier(more)).toBe(expected);
  });
});

describe('a line of the timeline (IN-6)', () => {
  const at = new Date('2026-03-10T03:00:00Z');
  const event = { id: 'e-1', aggregate: 'x', time: at };

  it('given money came in, when told, then the amounts are there', () => {
    const type = 'tributary.finance.collection.approved.v1';
    expect(timelineEntryOf({ ...event, type, data: sampleOf(type) })).toMatchObject({
      department: 'finance',
      happenedAt: at,
      facts: { amount: '200000.00 CNY', outstanding: '560000.00 CNY' },
    });
  });

  it.each([
    ['tributary.leads.lead.created.v1', 'occurredAt'],
    ['tributary.leads.lead.enriched.v1', 'occurredAt'],
    ['tributary.leads.lead.followed-up.v1', 'at'],
    ['tributary.leads.customer-signal.received.v1', 'occurredAt'],
    ['tributary.sales.contract.signed.v1', 'signedAt'],
    ['tributary.service-desk.call.recorded.v1', 'endedAt'],
  ] as const)('given %s about something earlier, when told, then it stands where it happened', (type, field) => {
    const earlier = new Date('2026-02-19T02:00:00Z');
    const data = { ...sampleOf(type), [field]: earlier };
    expect(timelineEntryOf({ ...event, type, data })?.happenedAt).toEqual(earlier);
    const wrongClock = { ...data, [field]: new Date('2027-01-01T00:00:00Z') };
    expect(timelineEntryOf({ ...event, type, data: wrongClock })?.happenedAt).toEqual(at);
    expect(timelineEntryOf({ ...event, type, data: { ...data, [field]: undefined } })?.happenedAt).toEqual(at);
  });

  it('given a lead was qualified, when told, then nothing of the person is', () => {
    const type = 'tributary.leads.lead.qualified.v1';
    const data = sampleOf(type);
    const entry = JSON.stringify(timelineEntryOf({ ...event, type, data }));
    const contact = data.contact;
    const personal = [contact?.name, contact?.company, ...(contact?.phones ?? []), ...(contact?.emails ?? []), data.need];
    for (const secret of personal.filter(Boolean)) expect(entry).not.toContain(secret);
  });

  it('given an event about no customer, when told, then it is on no timeline', () => {
    const type = 'tributary.directory.employee.left.v1';
    expect(timelineEntryOf({ ...event, type, data: sampleOf(type) })).toBeUndefined();
  });
});
