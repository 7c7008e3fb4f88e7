import { eventCatalogue } from '@tributary/contracts';
import { sampleOf } from '@tributary/contracts/samples';
import { type KpiFigures, kpisOf } from './kpi';
import { kpiFactsOf } from './kpi-facts';
import { defaultKpiPolicy, kpiIds } from './kpi-policy';

const nothing: KpiFigures = {
  ...{ leads: 0, leadsQualified: 0, won: 0, lost: 0, followUps: 0, timelyFollowUps: 0, overdueFollowUps: 0 },
  ...{ averageScore: undefined, averageComplaintHours: undefined, highValue: 0, highValueKept: 0, buyers: 0, repeatBuyers: 0 },
};

describe('a KPI (IN-4)', () => {
  const kpi = (figures: Partial<KpiFigures>, id: string) =>
    kpisOf({ ...nothing, ...figures }, defaultKpiPolicy).find(({ kpiId }) => kpiId === id);

  it('given nothing happened, when asked, then there is no data, and every target is there', () => {
    const all = kpisOf(nothing, defaultKpiPolicy);
    expect(all.map(({ kpiId }) => kpiId)).toEqual(kpiIds);
    expect(new Set(all.map(({ status, value }) => `${status} ${value}`))).toEqual(new Set(['no-data undefined']));
    expect(all.every(({ target, threshold }) => target > 0 && threshold > 0)).toBe(true);
  });

  it.each([
    ['lead-conversion', { leads: 5, leadsQualified: 1 }, 20, 'ok'],
    ['lead-conversion', { leads: 1_000, leadsQualified: 99 }, 9.9, 'alert'],
    ['win-rate', { won: 1, lost: 3 }, 25, 'warning'],
    ['follow-up-timeliness', { followUps: 19, timelyFollowUps: 19, overdueFollowUps: 1 }, 95, 'ok'],
    ['follow-up-timeliness', { followUps: 18, timelyFollowUps: 9, overdueFollowUps: 10 }, 32.1, 'warning'],
    ['follow-up-timeliness', { followUps: 989, timelyFollowUps: 989, overdueFollowUps: 11 }, 98.9, 'alert'],
    ['satisfaction', { averageScore: 4.45 }, 4.5, 'ok'],
    ['satisfaction', { averageScore: 4.4 }, 4.4, 'warning'],
    ['satisfaction', { averageScore: 3.94 }, 3.9, 'alert'],
    ['complaint-resolution', { averageComplaintHours: 23.9 }, 23.9, 'ok'],
    ['complaint-resolution', { averageComplaintHours: 24 }, 24, 'warning'],
    ['complaint-resolution', { averageComplaintHours: 48.1 }, 48.1, 'alert'],
    ['high-value-retention', { highValue: 20, highValueKept: 17 }, 85, 'ok'],
    ['repurchase', { buyers: 7, repeatBuyers: 1 }, 14.3, 'alert'],
  ] as const)('%s of %j is %d: %s', (id, figures, value, status) => {
    expect(kpi(figures, id)).toMatchObject({ value, status });
  });
});

describe('what KPIs are counted from', () => {
  const at = new Date('2026-03-10T03:00:00Z');
  const counted = Object.keys(eventCatalogue).filter((type) => {
    const { service } = eventCatalogue[type as keyof typeof eventCatalogue];
    return service !== 'channel';
  });

  it('given any event, when told, then facts name its customer and nothing else of them', () => {
    const kinds = new Set<string>();
    for (const type of counted) {
      const data = sampleOf(type as 'tributary.leads.lead.claimed.v1');
      for (const fact of kpiFactsOf({ type: type as 'tributary.leads.lead.claimed.v1', id: 'e-1', version: 2, time: at, data })) {
        expect(fact.customerId).toBe(data.customerId);
        kinds.add(fact.kind);
      }
    }
    expect([...kinds].sort()).toEqual(['complaint', 'follow-up', 'follow-up-due', 'opportunity', 'survey']);
  });

  it('given a lead dropped for lateness, when told, then a follow-up was missed', () => {
    const type = 'tributary.leads.lead.dropped.v1';
    const dropped = (cause: 'DROP_CAUSE_FOLLOW_UP_OVERDUE' | 'DROP_CAUSE_PROTECTION_ENDED') =>
      kpiFactsOf({ type, id: 'e-1', version: 2, time: at, data: { ...sampleOf(type), cause } }).map(({ kind }) => kind);
    expect(dropped('DROP_CAUSE_FOLLOW_UP_OVERDUE')).toEqual(['follow-up-due', 'follow-up']);
    expect(dropped('DROP_CAUSE_PROTECTION_ENDED')).toEqual(['follow-up-due']);
  });

  it('given a ticket, when told, then only complaints count', () => {
    const type = 'tributary.service-desk.ticket.changed.v1';
    const fact = (kind: 'TICKET_KIND_COMPLAINT' | 'TICKET_KIND_REPAIR', state: 'TICKET_STATE_OPEN' | 'TICKET_STATE_CLOSED') =>
      kpiFactsOf({ type, id: 'e-1', version: 3, time: at, data: { ...sampleOf(type), kind, state } });
    expect(fact('TICKET_KIND_REPAIR', 'TICKET_STATE_CLOSED')).toEqual([]);
    expect(fact('TICKET_KIND_COMPLAINT', 'TICKET_STATE_OPEN')).toMatchObject([{ kind: 'complaint', resolved: false }]);
    expect(fact('TICKET_KIND_COMPLAINT', 'TICKET_STATE_CLOSED')).toMatchObject([{ kind: 'complaint', resolved: true }]);
  });
});
