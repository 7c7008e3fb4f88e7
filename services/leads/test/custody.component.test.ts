import { eventually } from '@tributary/testing';
import { codeOf, countOf, type Doors, type Leads, managerPermissions, startLeads } from './leads';

describe('custody, through the real door and the real store (LD-5, LD-6, LD-7)', () => {
  let leads: Leads;
  beforeAll(async () => {
    leads = await startLeads();
  });
  afterAll(() => leads.stop());

  it('gives one lead to exactly one of fifty who claim it at once', async () => {
    const { leadId } = await leads.aLead();
    const reps = await Promise.all(Array.from({ length: 50 }, () => leads.rep()));

    const codes = await Promise.all(reps.map((rep) => codeOf(rep.leads.claimLead({ leadId }, patiently))));

    expect(countOf(codes)).toEqual({ ok: 1, 'lead.already-held': 49 });
    await eventually('one event tells of it', () =>
      expect(leads.events.published('tributary.leads.lead.claimed.v1', leadId)).toHaveLength(1),
    );
  });

  it('lets nobody past the claims of a day, also when they claim everything at once', async () => {
    const admin = await leads.door({ permissions: ['leads.settings.read', 'leads.settings.update'] });
    const { version, custody, ...settings } = await admin.settings.getLeadSettings({});
    if (!custody) throw new Error('settings have a custody policy');
    await admin.settings.updateLeadSettings({ ...settings, expectedVersion: version, custody: { ...custody, claimsPerDay: 5 } });
    const rep = await leads.rep();
    const sea = await Promise.all(Array.from({ length: 12 }, () => leads.aLead()));

    const codes = await Promise.all(sea.map(({ leadId }) => codeOf(rep.leads.claimLead({ leadId }, patiently))));

    expect(countOf(codes)).toEqual({ ok: 5, 'lead.claim-limit-reached': 7 });
    const mine = await rep.leads.listLeads(ofView('MINE'));
    expect(mine.items).toHaveLength(5);
  });

  it('lets nobody hold more than they may, whoever gives it to them', async () => {
    const rep = await leads.rep();
    await leads.hire({ employeeId: rep.id, capacity: 2 });
    const manager = await leads.door({ permissions: managerPermissions, reach: 'all' });
    const sea = await Promise.all(Array.from({ length: 6 }, () => leads.aLead()));
    await eventually('the service knows the employee', async () => {
      const { leadId } = sea[0] ?? { leadId: '' };
      expect(await codeOf(manager.leads.assignLead({ leadId, employeeId: rep.id }))).toBe('ok');
    });

    const [, ...others] = sea;
    const codes = await Promise.all(
      others.map(({ leadId }) => codeOf(manager.leads.assignLead({ leadId, employeeId: rep.id }, patiently))),
    );

    expect(countOf(codes)).toEqual({ ok: 1, 'lead.holding-limit-reached': 4 });
  });

  it('answers a repeated claim what the first was answered, also after a restart', async () => {
    const rep = await leads.rep();
    const { leadId } = await leads.aLead();
    const key = { idempotencyKey: 'claim-once' };

    const first = await rep.leads.claimLead({ leadId }, key);
    const again = await rep.leads.claimLead({ leadId }, key);
    await leads.restart();

    expect(again).toEqual(first);
    expect(await rep.leads.claimLead({ leadId }, key)).toEqual(first);
    expect(await codeOf(rep.leads.claimLead({ leadId }))).toBe('lead.already-yours');
  });

  it('keeps the one who returned a lead from claiming it again, and nobody else', async () => {
    const [mei, bo] = [await leads.rep(), await leads.rep()];
    const { leadId } = await leads.aLead();
    await mei.leads.claimLead({ leadId });
    await mei.leads.returnLead({ leadId, note: 'not my region' });

    expect(await codeOf(mei.leads.claimLead({ leadId }))).toBe('lead.reclaim-banned');
    expect(await codeOf(bo.leads.claimLead({ leadId }))).toBe('ok');
  });

  it('moves a lead with its history and its protection, and the leaver reaches it no more', async () => {
    const [mei, bo] = [await leads.rep(), await leads.rep()];
    const manager = await leads.door({ permissions: managerPermissions, reach: 'team' });
    await leads.hire({ employeeId: bo.id });
    const { leadId } = await leads.aLead();
    const before = await mei.leads.claimLead({ leadId });
    await mei.leads.recordFollowUp(aFollowUp(leadId));

    const after = await eventually('the service knows the next holder', () =>
      manager.leads.transferLead({ leadId, employeeId: bo.id, note: 'mei moves' }),
    );

    expect(after.custody).toMatchObject({ holderId: bo.id, protectedUntil: before.custody?.protectedUntil });
    expect(await codeOf(mei.leads.getLead({ leadId }))).toBe('record.not-found');
    expect((await bo.leads.listFollowUps({ leadId, page: undefined })).items).toHaveLength(1);
    const history = await bo.leads.listCustodyChanges({ leadId, page: undefined });
    expect(history.items.map(({ kind }) => kind)).toEqual(['CUSTODY_CHANGE_KIND_TRANSFERRED', 'CUSTODY_CHANGE_KIND_CLAIMED']);
  });

  it('hands the leads of a leaver over to their successor, and what does not fit to the sea', async () => {
    const [leaver, successor] = [await leads.rep(), await leads.rep()];
    const manager = await leads.door({ permissions: managerPermissions, reach: 'all' });
    await leads.hire({ employeeId: successor.id, capacity: 2 });
    const held = await Promise.all([leads.aLead(), leads.aLead(), leads.aLead()]);
    for (const { leadId } of held) await leaver.leads.claimLead({ leadId });

    const left = { employeeId: leaver.id, successorId: successor.id, leftAt: new Date() };
    await leads.events.publish('tributary.directory.employee.left.v1', left, { sequence: 9 });

    await eventually('nothing stays with the leaver', async () => {
      const now = await Promise.all(held.map(({ leadId }) => manager.leads.getLead({ leadId })));
      expect(now.map(({ custody }) => custody?.holderId).sort()).toEqual(['', successor.id, successor.id].sort());
    });
    const { leadId } = await leads.aLead();
    expect(await codeOf(leaver.leads.claimLead({ leadId }))).toBe('lead.employee-unavailable');
  });

  it('publishes versions without gaps, in order', async () => {
    const rep = await leads.rep();
    const { leadId } = await leads.aLead();
    await rep.leads.claimLead({ leadId });
    await rep.leads.recordFollowUp(aFollowUp(leadId));
    await rep.leads.qualifyLead({ leadId, need: '20 pumps' });

    await eventually('all four events are published in order', () => {
      const types = [
        'tributary.leads.lead.created.v1',
        'tributary.leads.lead.claimed.v1',
        'tributary.leads.lead.followed-up.v1',
        'tributary.leads.lead.qualified.v1',
      ] as const;
      expect(types.flatMap((type) => leads.events.published(type, leadId)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    });
  });

  it('gives the place of a closed lead back', async () => {
    const rep: Doors = await leads.rep();
    const { leadId } = await leads.aLead();
    await rep.leads.claimLead({ leadId });
    const closed = await rep.leads.disqualifyLead({ leadId, reason: 'DISQUALIFICATION_REASON_COMPETITOR', note: '' });
    expect(closed).toMatchObject({ status: 'LEAD_STATUS_LOST', custody: { state: 'CUSTODY_STATE_LOCKED' } });
    expect(await codeOf(rep.leads.recordFollowUp(aFollowUp(leadId)))).toBe('lead.closed');
  });
});

/** Rivals for one document take turns, which takes its time on a busy machine. */
const patiently = { deadlineMs: 25_000 };

const ofView = (view: 'MINE' | 'SEA') => ({
  view: `LEAD_VIEW_${view}` as const,
  status: 'LEAD_STATUS_UNSPECIFIED' as const,
  channel: 'CHANNEL_UNSPECIFIED' as const,
  holderId: '',
  text: '',
  sort: 'LEAD_SORT_UNSPECIFIED' as const,
  page: { cursor: '', limit: 100 },
  withCount: false,
});

const aFollowUp = (leadId: string) => ({
  leadId,
  kind: 'FOLLOW_UP_KIND_CALL' as const,
  at: undefined,
  note: 'spoke',
  intent: 'INTENT_WARM' as const,
  nextStep: 'send a quote',
  nextAt: undefined,
});
