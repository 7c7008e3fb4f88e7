import {
  IdentifierType,
  ImportVerdict,
  ResolutionOutcome,
  ReviewDecision,
  ReviewTaskState,
} from '@tributary/contracts/master-data';
import { eventually } from '@tributary/testing';
import { codeOf, type Door, type MasterData, newPhone, organisation, person, startMasterData, steward } from './master-data';

const created = 'tributary.master-data.customer.created.v1';
const updated = 'tributary.master-data.customer.updated.v1';
const opened = 'tributary.master-data.review-task.opened.v1';

describe('resolving records, through the real door and the real store', () => {
  let masterData: MasterData;
  let channel: Door;
  let desk: Door;
  beforeAll(async () => {
    masterData = await startMasterData();
    channel = masterData.channel;
    desk = await masterData.door(steward);
  });
  afterAll(() => masterData.stop());

  const resolve = (record: ReturnType<typeof person>) => channel.resolveCustomer({ record });

  it('makes a new customer of somebody unknown and tells the others', async () => {
    const answer = await resolve(person({ name: '林小美', phones: [newPhone()] }));
    expect(answer).toMatchObject({ outcome: ResolutionOutcome.NEW, modelVersion: 'person-2026.1', flags: [] });
    await eventually('the new customer is announced', () =>
      expect(masterData.events.published(created, answer.customerId)).toMatchObject([
        { sequence: 1, data: { sourceRecordId: answer.sourceRecordId, customer: { displayName: '林小美' } } },
      ]),
    );
  });

  it('answers the same record the same, once kept and once announced (MD-1)', async () => {
    const record = person({ name: '林小美', phones: [newPhone()] });
    const first = await resolve(record);
    expect(await resolve(record)).toEqual(first);
    expect(await Promise.all([resolve(record), resolve(record)])).toEqual([first, first]);
    expect(await desk.getCustomer(first)).toMatchObject({ version: 1, sourceRecordCount: 1 });
  });

  it('answers the same record the same after a restart, and loses no event', async () => {
    const record = person({ name: '林小美', phones: [newPhone()] });
    const first = await resolve(record);
    await masterData.restart();
    expect(await resolve(record)).toEqual(first);
    await eventually('the event of before the restart is published', () =>
      expect(masterData.events.published(created, first.customerId)).toHaveLength(1),
    );
  });

  it('refuses other contents under the same version and keeps what it has', async () => {
    const record = person({ name: '林小美', phones: [newPhone()] });
    const { customerId } = await resolve(record);
    expect(await codeOf(resolve({ ...record, name: '王建国' }))).toBe('source-record.version-reused');
    expect(await desk.getCustomer({ customerId })).toMatchObject({ displayName: '林小美', version: 1 });
  });

  it('makes one customer of twenty channels that report the same new person at once (MD-2)', async () => {
    const phones = [newPhone()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => resolve(person({ channel: `channel_${n}`, name: '林小美', phones }))),
    );
    const [customerId = ''] = new Set(answers.map((answer) => answer.customerId));
    expect(new Set(answers.map((answer) => answer.customerId)).size).toBe(1);
    expect(answers.filter(({ outcome }) => outcome === ResolutionOutcome.NEW)).toHaveLength(1);
    expect(await desk.getCustomer({ customerId })).toMatchObject({ version: 20, sourceRecordCount: 20 });
    await eventually('twenty events, versions without gap', () => {
      const sequences = [
        ...masterData.events.published(created, customerId),
        ...masterData.events.published(updated, customerId),
      ];
      expect(sequences.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    });
  });

  it('makes one customer of records that share different things, at once', async () => {
    const [phone, email, unionid] = [newPhone(), `mei-${Date.now()}@example.com`, `o6_${Date.now()}`];
    const wechat = [{ type: IdentifierType.WECHAT_UNIONID, value: unionid, validFrom: undefined, validTo: undefined }];
    const says = [
      { phones: [phone], emails: [email] },
      { phones: [phone], identifiers: wechat },
      { emails: [email], identifiers: wechat },
    ];
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => resolve(person({ name: '林小美', ...says[n % 3] }))));
    expect(new Set(answers.map(({ customerId }) => customerId)).size).toBe(1);
  });

  it.each(['林曉美', 'Lin Xiaomei', '林小每', '林女士', ''])('takes 林小美 and %p with one number for one', async (name) => {
    const phones = [newPhone()];
    const mei = await resolve(person({ name: '林小美', phones }));
    expect(await resolve(person({ name, phones }))).toMatchObject({
      customerId: mei.customerId,
      outcome: ResolutionOutcome.MATCH,
    });
  });

  it('takes a clearly different name with the same number for another of the household, and a namesake for another person', async () => {
    const phones = [newPhone()];
    const mei = await resolve(person({ name: '林小美', phones }));
    const husband = await resolve(person({ name: '王建国', phones }));
    const namesake = await resolve(person({ name: '林小美', phones: [newPhone()] }));
    expect(new Set([mei, husband, namesake].map(({ customerId }) => customerId)).size).toBe(3);
    expect(husband.outcome).toBe(ResolutionOutcome.NEW);
    // Whoever of the two calls next is found by the name.
    expect(await resolve(person({ name: '王建國', phones }))).toMatchObject({ customerId: husband.customerId });
  });

  it('never takes two valid ID cards for one person, and never shows or stores one in the clear (MD-3, PRIV-5)', async () => {
    const phones = [newPhone()];
    const withCard = (value: string) =>
      person({
        name: '林小美',
        phones,
        identifiers: [{ type: IdentifierType.ID_CARD, value, validFrom: undefined, validTo: undefined }],
      });
    const one = await resolve(withCard('11010519491231002X'));
    const other = await resolve(withCard('440524188001010014'));
    expect(other.customerId).not.toBe(one.customerId);

    const tables = ['customers', 'source_records', 'match_keys', 'received_records', 'tributary.audit', 'tributary.outbox'];
    for (const table of tables) {
      const [found] = await masterData.rows<{ n: number }>(
        `select count(*)::int as n from ${table} t where t::text ~ '1010519491231002|4052418800101001'`,
      );
      expect([table, found?.n]).toEqual([table, 0]);
    }
    expect(JSON.stringify(await desk.getCustomer(one))).not.toContain('194912310');
  });

  it('keeps what it cannot use and says where it stands (MD-3)', async () => {
    const record = person({
      name: '林小美',
      phones: ['159****5237'],
      identifiers: [{ type: IdentifierType.ID_CARD, value: '110105194912310021', validFrom: undefined, validTo: undefined }],
    });
    expect((await resolve(record)).flags).toEqual([
      { field: 'identifiers[0].value', code: 'id-card.checksum' },
      { field: 'phones[0]', code: 'phone.invalid' },
    ]);
  });

  it.each([
    ['source-record.empty', { name: ' ' }],
    ['source-record.from-the-future', { name: '林小美', occurredAt: new Date(Date.now() + 3 * 86_400_000) }],
    ['request.invalid', { name: '林小美', channel: 'Not A Channel' }],
    ['request.invalid', { name: '林小美', occurredAt: undefined }],
    ['request.invalid', { name: '林'.repeat(201) }],
  ])('refuses a malformed record with %s and its field', async (code, says) => {
    await expect(resolve(person(says))).rejects.toMatchObject({
      refused: code,
      violations: [{ field: expect.stringMatching(/^record/) }],
    });
  });

  it('keeps a newer version of a channel record with its customer, and lets it replace the older', async () => {
    const record = person({ name: '林小美', phones: [newPhone()], channel: 'erp' });
    const { customerId } = await resolve(record);
    const changed = await resolve({ ...record, version: '2', name: '王建国', phones: [newPhone()] });
    const late = await resolve({ ...record, version: '1', name: '林大美' });
    expect([changed.customerId, late.customerId]).toEqual([customerId, customerId]);
    expect(await desk.getCustomer({ customerId })).toMatchObject({ displayName: '王建国', sourceRecordCount: 3, version: 3 });
  });

  it('finds the right one among the many who share a number', async () => {
    const phones = [newPhone()];
    const names = Array.from(
      { length: 60 },
      (_, n) => `${'赵钱孙李周吴'[n % 6]}${'一二三四五六七八九十'[Math.floor(n / 6)]}${'东南西北中'[n % 5]}`,
    );
    for (const name of names) await resolve(person({ name, phones }));
    const before = await desk.lookupByPhone({ phone: phones[0] ?? '' });
    expect(before.items).toHaveLength(20);
    const first = await resolve(person({ name: names[0] ?? '', phones }));
    expect(first.outcome).toBe(ResolutionOutcome.MATCH);
    expect(await desk.getCustomer(first)).toMatchObject({ displayName: names[0] });
  });

  it('keeps contacts with their organisation, which a credit code identifies under any name (MD-10)', async () => {
    const contact = {
      name: '李芳',
      phones: [newPhone()],
      emails: [],
      role: 'CONTACT_ROLE_DECISION_MAKER' as const,
      jobTitle: '总监',
    };
    const uscc = [{ type: IdentifierType.USCC, value: '91350100M000100Y43', validFrom: undefined, validTo: undefined }];
    const first = await resolve(organisation({ name: '深圳市创卓网络科技有限公司', identifiers: uscc, contacts: [contact] }));
    const second = await resolve(organisation({ name: '创卓', identifiers: uscc }));
    expect(second.customerId).toBe(first.customerId);
    expect(await desk.getCustomer(first)).toMatchObject({
      displayName: '深圳市创卓网络科技有限公司',
      contacts: [{ name: '李芳', role: 'CONTACT_ROLE_DECISION_MAKER', jobTitle: '总监' }],
    });
    expect(await desk.lookupByPhone({ phone: contact.phones[0] ?? '' })).toMatchObject({
      items: [{ customer: { customerId: first.customerId }, contactId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
  });

  describe('what may be somebody known (MD-7)', () => {
    const perhapsMei = async () => {
      const phones = [newPhone()];
      const mei = await resolve(person({ name: '林小美', phones, occurredAt: new Date('2023-01-01T00:00:00Z') }));
      const caller = await resolve(person({ phones }));
      return { mei, caller };
    };

    it('becomes a new customer and a question', async () => {
      const { mei, caller } = await perhapsMei();
      expect(caller).toMatchObject({ outcome: ResolutionOutcome.POSSIBLE, reviewTaskId: expect.stringMatching(/./) });
      expect(caller.customerId).not.toBe(mei.customerId);
      const { items } = await desk.listReviewTasks({ state: ReviewTaskState.UNSPECIFIED, page: undefined });
      expect(items.find(({ reviewTaskId }) => reviewTaskId === caller.reviewTaskId)).toMatchObject({
        state: ReviewTaskState.OPEN,
        leftCustomerId: mei.customerId,
        rightCustomerId: caller.customerId,
        leftDisplayName: '林小美',
        evidence: [{ field: 'phone', level: 'stale' }],
      });
      await eventually('the question is announced', () =>
        expect(masterData.events.published(opened, caller.reviewTaskId)).toHaveLength(1),
      );
    });

    const decide = (reviewTaskId: string, decision: ReviewDecision) =>
      desk.decideReviewTask({ reviewTaskId, decision, reason: 'asked them', expectedVersion: 1 });

    it('is merged into the older one when somebody says same', async () => {
      const { mei, caller } = await perhapsMei();
      expect(await decide(caller.reviewTaskId, ReviewDecision.SAME)).toMatchObject({
        state: ReviewTaskState.SAME,
        decidedBy: steward.id,
      });
      expect(await desk.getCustomer({ customerId: caller.customerId })).toMatchObject({ customerId: mei.customerId });
    });

    it('stays apart when somebody says different, and is asked about no more', async () => {
      const { caller } = await perhapsMei();
      expect(await decide(caller.reviewTaskId, ReviewDecision.DIFFERENT)).toMatchObject({
        state: ReviewTaskState.DIFFERENT,
        version: 2,
      });
      expect(await codeOf(decide(caller.reviewTaskId, ReviewDecision.SAME))).toBe('record.version-conflict');
      expect(
        await codeOf(
          desk.decideReviewTask({
            reviewTaskId: caller.reviewTaskId,
            decision: ReviewDecision.SAME,
            reason: '',
            expectedVersion: 0,
          }),
        ),
      ).toBe('review-task.already-decided');
      expect(await desk.getCustomer(caller)).toMatchObject({ customerId: caller.customerId });
    });

    it('is decided by exactly one of ten who decide at once', async () => {
      const { caller } = await perhapsMei();
      const codes = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          codeOf(decide(caller.reviewTaskId, n % 2 ? ReviewDecision.SAME : ReviewDecision.DIFFERENT)),
        ),
      );
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    });
  });

  describe('checking an import (MD-8)', () => {
    it('tells new, existing, possible and invalid by row, and writes nothing', async () => {
      const [known, stale, twice] = [newPhone(), newPhone(), newPhone()];
      const mei = await resolve(person({ name: '林小美', phones: [known] }));
      const old = await resolve(person({ name: '陈大文', phones: [stale], occurredAt: new Date('2023-01-01T00:00:00Z') }));
      const counts = () => masterData.rows('select count(*)::int as n from source_records');
      const before = await counts();

      const { rows } = await desk.checkImport({
        records: [
          person({ name: 'Lin Xiaomei', phones: [known] }),
          person({ phones: [stale] }),
          person({ name: '周新', phones: [twice] }),
          person({ name: '周新', phones: [twice] }),
          person({ name: '林'.repeat(300) }),
          person({}),
        ],
      });

      expect(rows).toMatchObject([
        { verdict: ImportVerdict.EXISTING, customerId: mei.customerId },
        { verdict: ImportVerdict.POSSIBLE, customerId: old.customerId },
        { verdict: ImportVerdict.NEW, customerId: '', sameAsRow: 0 },
        { verdict: ImportVerdict.EXISTING, customerId: '', sameAsRow: 3 },
        { verdict: ImportVerdict.INVALID, flags: [{ field: 'name', code: 'string.max_len' }] },
        { verdict: ImportVerdict.INVALID, flags: [{ code: 'source-record.empty' }] },
      ]);
      expect(await counts()).toEqual(before);
    });
  });
});
