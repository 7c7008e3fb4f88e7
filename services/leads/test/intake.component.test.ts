import { IntakeOutcome, KeepUnreadableRequest } from '@tributary/contracts/leads';
import { eventually } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { aPerson, aSubmission, codeOf, type Leads, settledAt, startLeads } from './leads';

const aFormEvent = (traits: object = {}, contact: object = aPerson()) => {
  const id = uuid();
  return {
    specversion: '1.0',
    id,
    source: 'https://example.com/landing',
    type: 'tributary.channel.web.form-submitted.v1',
    data: { submissionId: id, contact },
    ...traits,
  };
};

describe('intake, from every channel to its end (LD-1)', () => {
  let leads: Leads;
  beforeAll(async () => {
    leads = await startLeads();
  });
  afterAll(() => leads.stop());

  const created = () => leads.events.published('tributary.leads.lead.created.v1');
  const createdFor = (phone: string) => created().filter(({ data }) => data.customerId === leads.masterData.customerOf(phone));

  it('makes one lead of a message that comes twice, by the broker and by the gateway', async () => {
    const person = aPerson();
    const event = aFormEvent({}, person);
    await leads.say(event);
    await leads.say(event);
    const submission = aSubmission({ source: event.source, sourceRecordId: event.id, contact: person });
    const intakeIds = await Promise.all(
      [1, 2, 3].map(async () => (await leads.channel.intakes.submitIntake(submission)).intakeId),
    );

    expect(new Set(intakeIds).size).toBe(1);
    const onlooker = await leads.door({ permissions: ['leads.intake.submit', 'leads.intake.review'] });
    const { outcome } = await settledAt(onlooker, intakeIds[0] ?? '');
    expect(outcome).toBe(IntakeOutcome.NEW_LEAD);
    await eventually('the lead is announced', () => expect(createdFor(phoneOf(person))).toHaveLength(1));
  });

  it('makes one lead when two channels speak of one person at the same moment', async () => {
    const contact = aPerson();
    const submissions = Array.from({ length: 8 }, () => aSubmission({ contact }));

    const intakes = await Promise.all(submissions.map((submission) => leads.channel.intakes.submitIntake(submission)));
    const outcomes = await Promise.all(intakes.map(({ intakeId }) => settledAt(leads.channel, intakeId)));

    expect(outcomes.filter(({ outcome }) => outcome === IntakeOutcome.NEW_LEAD)).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === IntakeOutcome.ADDITION)).toHaveLength(7);
    expect(new Set(outcomes.map(({ leadId }) => leadId)).size).toBe(1);
    await eventually('every addition is announced in order', () => {
      const enriched = leads.events.published('tributary.leads.lead.enriched.v1', outcomes[0]?.leadId);
      expect(enriched.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    });
  });

  it('tells the owner, and makes no lead, once the customer is served', async () => {
    const rep = await leads.rep();
    const contact = aPerson();
    const first = await settledAt(leads.channel, (await leads.channel.intakes.submitIntake(aSubmission({ contact }))).intakeId);
    await rep.leads.claimLead({ leadId: first.leadId });
    await rep.leads.qualifyLead({ leadId: first.leadId, need: '20 pumps' });

    const second = await settledAt(leads.channel, (await leads.channel.intakes.submitIntake(aSubmission({ contact }))).intakeId);

    expect(second).toMatchObject({ outcome: IntakeOutcome.CUSTOMER_SIGNAL, leadId: '' });
    await eventually('the owner is told', () => {
      const signals = leads.events.published('tributary.leads.customer-signal.received.v1');
      expect(signals.filter(({ data }) => data.intakeId === second.intakeId)).toMatchObject([{ data: { ownerId: rep.id } }]);
    });
  });

  it('believes sales about who serves a customer, and who no longer does', async () => {
    const [contact, ownerId] = [aPerson(), uuid()];
    const arrive = async () =>
      settledAt(leads.channel, (await leads.channel.intakes.submitIntake(aSubmission({ contact }))).intakeId);
    const { customerId } = await arrive();
    const type = 'tributary.sales.customer-owner.changed.v1';
    const facts = { customerId, teamPath: '/hq/', changedAt: new Date() };

    await leads.events.publish(type, { ...facts, ownerId }, { sequence: 1 });
    await eventually('word goes to the owner', async () => {
      expect(await arrive()).toMatchObject({ outcome: IntakeOutcome.CUSTOMER_SIGNAL });
    });

    await leads.events.publish(type, { ...facts, ownerId: '' }, { sequence: 2 });
    await leads.events.publish(type, { ...facts, ownerId }, { sequence: 1 });
    await eventually('the open lead goes on', async () => {
      expect(await arrive()).toMatchObject({ outcome: IntakeOutcome.ADDITION });
    });
  });

  it('begins anew with a person whose lead was lost', async () => {
    const contact = aPerson();
    const rep = await leads.rep();
    const lost = await settledAt(leads.channel, (await leads.channel.intakes.submitIntake(aSubmission({ contact }))).intakeId);
    await rep.leads.claimLead({ leadId: lost.leadId });
    await rep.leads.disqualifyLead({ leadId: lost.leadId, reason: 'DISQUALIFICATION_REASON_NO_BUDGET', note: '' });

    const again = await settledAt(leads.channel, (await leads.channel.intakes.submitIntake(aSubmission({ contact }))).intakeId);
    expect(again.outcome).toBe(IntakeOutcome.NEW_LEAD);
    expect(again.leadId).not.toBe(lost.leadId);
  });

  it('rejects what it cannot read with a reason, lists it, and takes it in once it is put right', async () => {
    const reviewer = await leads.door({ permissions: ['leads.intake.review', 'leads.intake.submit'] });
    const unknown = aFormEvent({ type: 'tributary.channel.fax.sent.v1' });
    const malformed = aFormEvent({ data: { contact: { phones: 7 } } });
    const unreachable = aFormEvent({}, { name: '张伟', phones: ['123'] });
    for (const event of [unknown, malformed, unreachable]) await leads.say(event);

    const rejected = await eventually('all three are rejected', async () => {
      const { items } = await reviewer.intakes.listRejectedIntakes({ channel: 'CHANNEL_UNSPECIFIED', page: undefined });
      const ours = [unknown, malformed, unreachable].map(({ id }) => items.find(({ sourceRecordId }) => sourceRecordId === id));
      expect(ours.map((intake) => intake?.rejection)).toEqual([
        'intake.type-unknown',
        'intake.malformed',
        'intake.phone-invalid',
      ]);
      return ours[2];
    });
    await eventually('the channel is told', () => {
      const told = leads.events.published('tributary.leads.intake.rejected.v1', rejected?.intakeId);
      expect(told).toMatchObject([{ sequence: 1, data: { reason: 'intake.phone-invalid', field: 'contact.phones' } }]);
    });

    const intakeId = rejected?.intakeId ?? '';
    const contact = aPerson();
    const [once, twice] = await Promise.all(
      [1, 2].map(() => codeOf(reviewer.intakes.replayIntake({ intakeId, contact, message: '' }))),
    );
    expect([once, twice].sort()).toEqual(['intake.not-rejected', 'ok']);
    expect(await settledAt(reviewer, intakeId)).toMatchObject({ outcome: IntakeOutcome.NEW_LEAD, rejection: '' });
  });

  describe('what nobody can read', () => {
    const steward = () => leads.door({ permissions: ['leads.intake.review', 'leads.intake.submit', 'leads.intake.reveal'] });
    const aForm = (phone: string) => JSON.stringify({ submissionId: uuid(), contact: { name: '王芳', phones: [phone] } });
    const phone = () => aPerson().phones[0] ?? '';
    const purpose = 'REVEAL_PURPOSE_CORRECTION' as const;
    const keep = (traits: Partial<KeepUnreadableRequest> = {}) =>
      leads.channel.intakes.keepUnreadable(
        KeepUnreadableRequest.create({
          ...{ source: 'webhook:spring', messageId: uuid(), type: 'tributary.channel.web.form-submitted.v1' },
          ...{ body: Buffer.from('{"contact":'), ...traits },
        }),
      );

    it('of the broker’s is kept as it came, each by its reason, also when it comes twice', async () => {
      const source = `ads:${uuid()}`;
      const bad = {
        'unknown-type': { type: 'tributary.channel.fax.sent.v1' },
        'not-a-channel': { type: 'tributary.sales.contract.signed.v1' },
        'no-data': { data: undefined },
        'wrong-types': { data: { submissionId: 7 } },
        nul: { data: { submissionId: 'nul', contact: { name: 'x\0' } } },
      };
      for (const [id, traits] of Object.entries(bad)) {
        await leads.say(aFormEvent({ id, source, ...traits }));
        await leads.say(aFormEvent({ id, source, ...traits }));
      }
      const reviewer = await steward();
      await eventually('all are listed', async () => {
        const { items } = await reviewer.intakes.listRejectedIntakes({ channel: 'CHANNEL_UNSPECIFIED', page: undefined });
        const ours = items.filter((intake) => intake.source === source);
        expect(ours.map(({ sourceRecordId }) => sourceRecordId).sort()).toEqual(Object.keys(bad).sort());
        for (const { unreadable } of ours) expect(unreadable).toBe(true);
      });
    });

    it('is shown to those who may see it, and never without a line in the audit log', async () => {
      const { intakeId } = await keep();
      const reviewer = await leads.door({ permissions: ['leads.intake.review'] });
      expect(await codeOf(reviewer.intakes.revealUnreadable({ intakeId, purpose }))).toBe('permission.denied');
      expect(await leads.audited('intake.message-revealed', intakeId)).toEqual([]);

      const { id, intakes } = await steward();
      expect(await intakes.revealUnreadable({ intakeId, purpose })).toMatchObject({ text: '{"contact":' });
      expect(await leads.audited('intake.message-revealed', intakeId)).toMatchObject([
        { actorId: id, after: JSON.stringify({ purpose: 'correction' }) },
      ]);
      const onlyOnes = await leads.door({ permissions: ['leads.intake.reveal'] });
      expect(await codeOf(onlyOnes.intakes.revealUnreadable({ intakeId, purpose }))).toBe('record.not-found');
    });

    it('is shown byte by byte where it is no text', async () => {
      const body = Buffer.from([0xc3, 0x28, 0xff]);
      const { intakeId } = await keep({ body });
      const shown = await (await steward()).intakes.revealUnreadable({ intakeId, purpose });
      expect([shown.text, Buffer.from(shown.body)]).toEqual(['', body]);
    });

    it('is one intake, however often and at how many hands it comes, and keeps no other out', async () => {
      const messageId = uuid();
      const kept = await Promise.all([1, 2, 3, 4].map(() => keep({ messageId })));
      expect(new Set(kept.map(({ intakeId }) => intakeId)).size).toBe(1);
      const good = await leads.channel.intakes.submitIntake(
        aSubmission({ source: 'webhook:spring', sourceRecordId: messageId, contact: aPerson() }),
      );
      expect(good).toMatchObject({ state: 'INTAKE_STATE_RECEIVED' });
    });

    it('becomes a lead once it is put right, in one of two hands', async () => {
      const { intakeId } = await keep();
      const { intakes, ...reviewer } = await steward();
      const again = await intakes.replayIntake({ intakeId, contact: undefined, message: '{}' });
      expect(again).toMatchObject({ rejection: 'intake.malformed', rejectedField: 'submissionId' });

      const right = { intakeId, contact: undefined, message: aForm(phone()) };
      const codes = await Promise.all([1, 2].map(() => codeOf(intakes.replayIntake(right))));
      expect(codes.sort()).toEqual(['intake.not-rejected', 'ok']);
      expect(await settledAt({ ...reviewer, intakes }, intakeId)).toMatchObject({
        ...{ outcome: IntakeOutcome.NEW_LEAD, channel: 'CHANNEL_WEB', unreadable: true },
      });
      expect(await intakes.revealUnreadable({ intakeId, purpose })).toMatchObject({ text: '{"contact":' });
    });
  });

  it('waits for master-data as long as it takes, and answers the channel meanwhile', async () => {
    leads.masterData.refuseWith({ refused: 'service.unavailable' });
    const { intakeId, state } = await leads.channel.intakes.submitIntake(aSubmission());
    expect(state).toBe('INTAKE_STATE_RECEIVED');
    await leads.restart();
    leads.masterData.refuseWith(undefined);
    expect(await settledAt(leads.channel, intakeId)).toMatchObject({ outcome: IntakeOutcome.NEW_LEAD });
  });

  it('gives a lead entered by hand to who entered it', async () => {
    const rep = await leads.rep();
    await leads.hire({ employeeId: rep.id });
    await eventually('the service knows the employee', async () => {
      const { intakeId } = await rep.intakes.submitIntake(aSubmission({ source: '', channel: 'CHANNEL_MANUAL' }));
      const { leadId } = await settledAt(rep, intakeId);
      const lead = await rep.leads.getLead({ leadId });
      expect(lead.assignment?.mode).toBe('ASSIGNMENT_MODE_OWN_ENTRY');
    });
  });

  it('follows its customer through a merge and back', async () => {
    const [one, other] = [await leads.aLead(), await leads.aLead()];
    const onlooker = await leads.door({ permissions: ['leads.read'], reach: 'all' });
    const facts = { customer: undefined, mergedBy: 'x', reason: 'same', occurredAt: new Date() };
    await leads.events.publish(
      'tributary.master-data.customer.merged.v1',
      {
        ...facts,
        customerId: one.customerId,
        mergeId: uuid(),
        absorbedId: other.customerId,
        absorbedIds: [other.customerId],
      },
      { sequence: 2 },
    );
    await eventually('the lead speaks of the survivor', async () => {
      expect((await onlooker.leads.getLead({ leadId: other.leadId })).customerId).toBe(one.customerId);
    });

    await leads.events.publish(
      'tributary.master-data.customer.split.v1',
      {
        ...facts,
        customerId: one.customerId,
        separated: undefined,
        separatedId: other.customerId,
        separatedIds: [other.customerId],
        sourceRecordIds: [],
        splitId: uuid(),
        undoneMergeId: uuid(),
        splitBy: 'x',
      },
      { sequence: 3 },
    );
    await eventually('the lead speaks of its own customer again', async () => {
      expect((await onlooker.leads.getLead({ leadId: other.leadId })).customerId).toBe(other.customerId);
    });
    expect((await onlooker.leads.getLead({ leadId: one.leadId })).customerId).toBe(one.customerId);
  });

  it('gives leads by the rules, in turn, and says why', async () => {
    const admin = await leads.door({ permissions: ['leads.settings.read', 'leads.settings.update'] });
    const [mei, bo] = [await leads.rep({ teamPath: '/hq/pumps/' }), await leads.rep({ teamPath: '/hq/pumps/' })];
    for (const { id } of [mei, bo])
      await leads.hire({ employeeId: id, teamPath: '/hq/pumps/', territories: ['31'], skills: ['pumps'] });
    const settings = await admin.settings.getLeadSettings({});
    const conditions = { all: [{ fact: 'product', operator: 'equal', value: 'pumps' }] };
    const rule = { name: 'pumps', conditions, teamPaths: ['/hq/pumps/'], mustMatch: [], skills: ['pumps'], leaveInSea: false };
    await admin.settings.updateLeadSettings({ ...settings, expectedVersion: settings.version, assignmentRules: [rule] });

    const interest = { product: 'pumps', industry: '', language: '', message: '' };
    const arrive = async () => {
      const submission = aSubmission({ interest, contact: aPerson({ region: '310115' }) });
      const { intakeId } = await leads.channel.intakes.submitIntake(submission);
      return (await settledAt(leads.channel, intakeId)).leadId;
    };
    const onlooker = await leads.door({ permissions: ['leads.read'], reach: 'all' });
    await eventually('both are known and the rules are in force', async () => {
      const first = await onlooker.leads.getLead({ leadId: await arrive() });
      expect(first.assignment).toMatchObject({ mode: 'ASSIGNMENT_MODE_RULE', rule: 'pumps', candidates: 2, byTurn: true });
      expect(first.assignment?.reasons).toEqual([
        { code: 'match.territory', points: 40 },
        { code: 'match.product', points: 30 },
      ]);
    });
    const [second, third] = [await arrive(), await arrive()];
    const holders = await Promise.all(
      [second, third].map(async (leadId) => (await onlooker.leads.getLead({ leadId })).custody?.holderId),
    );
    expect(new Set(holders)).toEqual(new Set([mei.id, bo.id]));
  });

  it('keeps settings nobody can work with out, and changes of two at once apart', async () => {
    const admin = await leads.door({ permissions: ['leads.settings.read', 'leads.settings.update'] });
    const settings = await admin.settings.getLeadSettings({});
    const update = { ...settings, expectedVersion: settings.version };
    const rule = { name: 'x', conditions: { all: [{ fact: 'x' }] }, teamPaths: [], mustMatch: [], skills: [], leaveInSea: false };
    expect(await codeOf(admin.settings.updateLeadSettings({ ...update, assignmentRules: [rule] }))).toBe(
      'lead-settings.rule-invalid',
    );
    const both = await Promise.all([1, 2].map(() => codeOf(admin.settings.updateLeadSettings(update))));
    expect(both.sort()).toEqual(['ok', 'record.version-conflict']);
  });
});

const phoneOf = ({ phones }: { readonly phones: readonly string[] }): string => `+86${phones[0]}`;
