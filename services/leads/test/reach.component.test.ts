import { type Lead, LeadSort, LeadView, type ListLeadsRequest } from '@tributary/contracts/leads';
import {
  aPerson,
  aSubmission,
  codeOf,
  type Doors,
  type Leads,
  managerPermissions,
  repPermissions,
  settledAt,
  startLeads,
} from './leads';

const everything = [
  ...managerPermissions,
  'leads.phone.unmask',
  'leads.import',
  'leads.intake.review',
  'leads.settings.read',
  'leads.settings.update',
];

describe('who sees and does what with leads (PERM-1, PERM-2, PERM-4)', () => {
  let leads: Leads;
  let owner: Doors;
  let lead: Lead;
  const phone = aPerson().phones[0] ?? '';

  beforeAll(async () => {
    leads = await startLeads();
    owner = await leads.rep({ teamPath: '/hq/east/shanghai/' });
    const { leadId } = await leads.aLead({ phones: [phone], emails: ['zhang.wei@example.com'], name: '王小明' });
    lead = await owner.leads.claimLead({ leadId });
  });
  afterAll(() => leads.stop());

  /** Every way to a lead there is, each with the permission it needs. */
  const waysTo = (door: Doors, leadId: string): Readonly<Record<string, () => Promise<unknown>>> => ({
    'leads.read': () => door.leads.getLead({ leadId }),
    'leads.read (follow-ups)': () => door.leads.listFollowUps({ leadId, page: undefined }),
    'leads.read (custody)': () => door.leads.listCustodyChanges({ leadId, page: undefined }),
    'leads.phone.unmask': () => door.leads.revealLeadContact({ leadId, purpose: 'REVEAL_PURPOSE_FOLLOW_UP' }),
    'leads.return': () => door.leads.returnLead({ leadId, note: 'x' }),
    'leads.assign': () => door.leads.assignLead({ leadId, employeeId: '' }),
    'leads.transfer': () => door.leads.transferLead({ leadId, employeeId: 'x', note: 'x' }),
    'leads.protection.extend': () => door.leads.extendProtection({ leadId, days: 1, note: 'x' }),
    'leads.follow-up': () =>
      door.leads.recordFollowUp({
        ...{
          leadId,
          kind: 'FOLLOW_UP_KIND_CALL',
          at: undefined,
          note: 'x',
          intent: 'INTENT_WARM',
          nextStep: '',
          nextAt: undefined,
        },
      }),
    'leads.qualify': () => door.leads.qualifyLead({ leadId, need: 'x' }),
    'leads.disqualify': () => door.leads.disqualifyLead({ leadId, reason: 'DISQUALIFICATION_REASON_NO_NEED', note: '' }),
  });

  const tryAll = async (door: Doors): Promise<Record<string, string>> => {
    const ways = Object.entries(waysTo(door, lead.leadId));
    return Object.fromEntries(await Promise.all(ways.map(async ([way, go]) => [way, await codeOf(go())] as const)));
  };

  it('nobody passes a door without its permission', async () => {
    const codes = await tryAll(await leads.door({ permissions: [], reach: 'all' }));
    expect(new Set(Object.values(codes))).toEqual(new Set(['permission.denied']));
    const stranger = await leads.door({ permissions: [], reach: 'all' });
    const doors = [
      stranger.leads.listLeads(asking({})),
      stranger.leads.claimLead({ leadId: lead.leadId }),
      stranger.intakes.submitIntake(aSubmission()),
      stranger.intakes.listRejectedIntakes({ channel: 'CHANNEL_UNSPECIFIED', page: undefined }),
      stranger.imports.listImports({ page: undefined }),
      stranger.settings.getLeadSettings({}),
    ];
    expect(await Promise.all(doors.map(codeOf))).toEqual(doors.map(() => 'permission.denied'));
  });

  it.each([
    ['a colleague who sees their own', { reach: 'self', teamPath: '/hq/east/shanghai/' }],
    ['a manager of another team', { reach: 'team', teamPath: '/hq/west/' }],
    ['a manager of a team whose name begins alike', { reach: 'team', teamPath: '/hq/east/shang/' }],
  ] as const)('%s finds nothing there, at any door', async (_who, traits) => {
    const codes = await tryAll(await leads.door({ permissions: everything, ...traits }));
    expect(new Set(Object.values(codes))).toEqual(new Set(['record.not-found']));
  });

  it('a manager above sees it, and does not do the holder’s work', async () => {
    const manager = await leads.door({ permissions: everything, reach: 'team', teamPath: '/hq/east/' });
    expect(await codeOf(manager.leads.getLead({ leadId: lead.leadId }))).toBe('ok');
    expect(await codeOf(manager.leads.qualifyLead({ leadId: lead.leadId, need: 'x' }))).toBe('lead.not-holder');
  });

  it('lists show each their own, and refuse a view beyond one’s reach', async () => {
    const idsOf = async (door: Doors, request: Partial<ListLeadsRequest>) =>
      (await door.leads.listLeads(asking(request))).items.map(({ leadId }) => leadId);
    const east = await leads.door({ permissions: repPermissions, reach: 'team', teamPath: '/hq/east/' });
    const west = await leads.door({ permissions: repPermissions, reach: 'team', teamPath: '/hq/west/' });
    const colleague = await leads.rep({ teamPath: '/hq/east/shanghai/' });

    expect(await idsOf(owner, { view: LeadView.MINE })).toContain(lead.leadId);
    expect(await idsOf(east, { view: LeadView.TEAM })).toContain(lead.leadId);
    expect(await idsOf(east, { view: LeadView.TEAM, holderId: owner.id })).toContain(lead.leadId);
    expect(await idsOf(west, { view: LeadView.TEAM })).toEqual([]);
    expect(await idsOf(west, { view: LeadView.TEAM, holderId: owner.id })).toEqual([]);
    expect(await idsOf(west, { view: LeadView.TEAM, text: phone })).toEqual([]);
    expect(await idsOf(colleague, { view: LeadView.MINE })).toEqual([]);
    expect(await idsOf(colleague, { view: LeadView.SEA, text: '王' })).toEqual([]);
    expect(await codeOf(colleague.leads.listLeads(asking({ view: LeadView.TEAM })))).toBe('permission.denied');
    expect(await codeOf(east.leads.listLeads(asking({ view: LeadView.ALL })))).toBe('permission.denied');
    const landlocked = await leads.door({ permissions: ['leads.read', 'leads.claim'], reach: 'all' });
    expect(await codeOf(landlocked.leads.listLeads(asking({ view: LeadView.SEA })))).toBe('permission.denied');
  });

  it('the sea is open to those who may look into it, and to nobody else', async () => {
    const { leadId } = await leads.aLead();
    const swimmer = await leads.rep();
    const landlocked = await leads.door({ permissions: repPermissions.filter((permission) => permission !== 'leads.sea.read') });
    expect(await codeOf(swimmer.leads.getLead({ leadId }))).toBe('ok');
    expect(await codeOf(landlocked.leads.getLead({ leadId }))).toBe('record.not-found');
    expect(await codeOf(landlocked.leads.claimLead({ leadId }))).toBe('record.not-found');
  });

  it('shows no number or address, except for a purpose and on the record', async () => {
    const holder = await leads.rep({ id: owner.id, teamPath: '/hq/east/shanghai/', permissions: everything });
    const shown = [
      await holder.leads.getLead({ leadId: lead.leadId }),
      await holder.leads.listLeads(asking({ view: LeadView.MINE })),
      await holder.leads.recordFollowUp({
        ...{ leadId: lead.leadId, kind: 'FOLLOW_UP_KIND_CALL', at: undefined, note: 'x' },
        ...{ intent: 'INTENT_WARM', nextStep: '', nextAt: undefined },
      }),
      await leads.channel.intakes.submitIntake(
        aSubmission({ contact: aPerson({ phones: [phone], emails: ['zhang.wei@example.com'] }) }),
      ),
    ];
    for (const answer of shown) {
      expect(JSON.stringify(answer)).not.toContain(phone);
      expect(JSON.stringify(answer)).not.toContain('zhang.wei');
    }
    expect(shown[0]).toMatchObject({ contact: { phones: [`+86${phone.slice(0, 3)}****${phone.slice(-4)}`] } });

    const revealed = await holder.leads.revealLeadContact({ leadId: lead.leadId, purpose: 'REVEAL_PURPOSE_FOLLOW_UP' });
    expect(revealed.phones).toEqual([`+86${phone}`]);
    const audited = await leads.audited('lead.contact-revealed', lead.leadId);
    expect(audited).toMatchObject([{ actorId: owner.id, after: '{"purpose":"follow-up"}' }]);
  });

  it('an intake is known to who handed it in and to reviewers', async () => {
    const rep = await leads.rep();
    const { intakeId } = await rep.intakes.submitIntake(aSubmission({ channel: 'CHANNEL_MANUAL' }));
    const other = await leads.rep();
    const reviewer = await leads.door({ permissions: ['leads.intake.submit', 'leads.intake.review'] });
    expect(await codeOf(other.intakes.getIntake({ intakeId }))).toBe('record.not-found');
    expect(await codeOf(reviewer.intakes.getIntake({ intakeId }))).toBe('ok');
    await settledAt(rep, intakeId);
  });

  it('an employee cannot get at a channel’s record, or in its way, by using its name', async () => {
    const submission = aSubmission();
    const { intakeId } = await leads.channel.intakes.submitIntake(submission);
    const rep = await leads.rep();
    const forged = await rep.intakes.submitIntake(submission);
    expect(forged.intakeId).not.toBe(intakeId);
    expect(forged.source).toContain(rep.id);
  });
});

describe('the lists of leads', () => {
  let leads: Leads;
  let all: Doors;
  beforeAll(async () => {
    leads = await startLeads();
    all = await leads.door({ permissions: ['leads.read', 'leads.sea.read'], reach: 'all' });
    for (let index = 0; index < 12; index += 1)
      await leads.aLead(index % 3 === 0 ? { company: '长江机械', jobTitle: '总经理' } : {});
  });
  afterAll(() => leads.stop());

  it.each([LeadSort.NEWEST, LeadSort.BEST_SCORE])(
    'can be walked page by page by %s, each lead once and in order',
    async (sort) => {
      const seen: Lead[] = [];
      let cursor = '';
      do {
        const page = await all.leads.listLeads(asking({ view: LeadView.SEA, sort, page: { cursor, limit: 5 } }));
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen.map(({ leadId }) => leadId)).size).toBe(12);
      const keys = seen.map(({ leadId, score }) =>
        sort === LeadSort.NEWEST ? leadId : String(score?.total ?? 0).padStart(3, '0'),
      );
      expect(keys).toEqual([...keys].sort().reverse());
    },
  );

  it('can be narrowed by status, channel and the beginning of a name, and counted', async () => {
    const count = async (request: Partial<ListLeadsRequest>) =>
      (await all.leads.listLeads(asking({ view: LeadView.ALL, withCount: true, ...request }))).count;
    expect(await count({})).toBe(12);
    expect(await count({ text: '长江' })).toBe(4);
    expect(await count({ text: '张' })).toBe(12);
    expect(await count({ channel: 'CHANNEL_WEB', status: 'LEAD_STATUS_NEW' })).toBe(12);
    expect(await count({ channel: 'CHANNEL_ADS' })).toBe(0);
    expect(await count({ status: 'LEAD_STATUS_LOST' })).toBe(0);
  });

  it('refuse a cursor they did not give', async () => {
    const listing = all.leads.listLeads(asking({ view: LeadView.ALL, page: { cursor: 'nonsense', limit: 5 } }));
    expect(await codeOf(listing)).toBe('request.malformed');
  });
});

const asking = (request: Partial<ListLeadsRequest>): ListLeadsRequest => ({
  ...{ view: 'LEAD_VIEW_UNSPECIFIED', status: 'LEAD_STATUS_UNSPECIFIED', channel: 'CHANNEL_UNSPECIFIED', holderId: '' },
  ...{ text: '', sort: 'LEAD_SORT_UNSPECIFIED', page: { cursor: '', limit: 100 }, withCount: false },
  ...request,
});
