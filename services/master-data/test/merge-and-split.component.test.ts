import { GoldenField, IdentifierType, type SplitCustomerRequest } from '@tributary/contracts/master-data';
import { required } from '@tributary/service-kit';
import { eventually } from '@tributary/testing';
import fc from 'fast-check';
import { codeOf, type Door, type MasterData, newPhone, organisation, person, startMasterData, steward } from './master-data';

const wasMerged = 'tributary.master-data.customer.merged.v1';
const wasSplit = 'tributary.master-data.customer.split.v1';
const wasUpdated = 'tributary.master-data.customer.updated.v1';

describe('merging and splitting, through the real door and the real store (MD-6)', () => {
  let masterData: MasterData;
  let desk: Door;
  beforeAll(async () => {
    masterData = await startMasterData();
    desk = await masterData.door(steward);
  });
  afterAll(() => masterData.stop());

  const resolve = (record: ReturnType<typeof person>) => masterData.channel.resolveCustomer({ record });
  const somebody = async (name: string, phone = newPhone()) => (await resolve(person({ name, phones: [phone] }))).customerId;
  const merge = async (survivorId: string, absorbedId: string, expectedVersion = 0) => {
    const answer = await desk.mergeCustomers({ survivorId, absorbedId, reason: 'the same person', expectedVersion });
    return { mergeId: answer.mergeId, customer: required(answer.customer) };
  };
  const split = async (customerId: string, what: SplitCustomerRequest['what']) => {
    const { splitId, ...both } = await desk.splitCustomer({ customerId, what, reason: 'two persons', expectedVersion: 0 });
    return { splitId, customer: required(both.customer), separated: required(both.separated) };
  };
  const undo = (customerId: string, mergeId: string) => split(customerId, { $case: 'mergeId', value: mergeId });
  const separate = (customerId: string, ids: readonly string[]) => split(customerId, { $case: 'sourceRecords', value: { ids } });
  const customer = (customerId: string) => desk.getCustomer({ customerId });
  const golden = async (customerId: string) => {
    const { golden: values, contacts, displayName, formerIds, sourceRecordCount } = await customer(customerId);
    return { values, contacts, displayName, formerIds, sourceRecordCount };
  };

  it('lets the absorbed id answer with the survivor, who has the records of both, and tells the others', async () => {
    const [mei, alsoMei] = [await somebody('林小美'), await somebody('林美')];
    const { customer: one, mergeId } = await merge(mei, alsoMei);
    expect(one).toMatchObject({ customerId: mei, version: 2, sourceRecordCount: 2, formerIds: [alsoMei] });
    expect(one.golden.filter(({ field }) => field === GoldenField.PHONE)).toHaveLength(2);
    expect(await customer(alsoMei)).toEqual(one);
    const { items } = await desk.batchGetCustomers({ customerIds: [alsoMei, mei] });
    expect(items.map(({ askedId, customer: its }) => [askedId, its?.customerId])).toEqual([
      [alsoMei, mei],
      [mei, mei],
    ]);
    await eventually('the merge is announced', () =>
      expect(masterData.events.published(wasMerged, mei)).toMatchObject([
        { sequence: 2, data: { mergeId, absorbedId: alsoMei, absorbedIds: [alsoMei], mergedBy: steward.id } },
      ]),
    );
  });

  it('brings both back exactly, with events by which references find their way back', async () => {
    const [mei, alsoMei, third] = [await somebody('林小美'), await somebody('林美'), await somebody('林晓梅')];
    await merge(alsoMei, third);
    const before = { mei: await golden(mei), alsoMei: await golden(alsoMei) };
    const { mergeId } = await merge(mei, alsoMei);

    const { customer: rest, separated, splitId } = await undo(mei, mergeId);
    expect([rest.customerId, separated.customerId]).toEqual([mei, alsoMei]);
    expect({ mei: await golden(mei), alsoMei: await golden(alsoMei) }).toEqual(before);
    expect(await customer(third)).toMatchObject({ customerId: alsoMei });
    await eventually('both ways are announced', () => {
      expect(masterData.events.published(wasMerged, mei)).toMatchObject([{ data: { absorbedIds: [alsoMei, third] } }]);
      expect(masterData.events.published(wasSplit, mei)).toMatchObject([
        {
          sequence: 3,
          data: { splitId, undoneMergeId: mergeId, separatedId: alsoMei, separatedIds: [alsoMei, third], splitBy: steward.id },
        },
      ]);
      expect(masterData.events.published(wasUpdated, alsoMei)).toMatchObject([{ sequence: 3 }]);
    });
    expect(await codeOf(undo(mei, mergeId))).toBe('customer.merge-already-undone');
  });

  it('lets a record that came meanwhile go with the one whose it is', async () => {
    const phone = newPhone();
    const [mei, wang] = [await somebody('林小美'), await somebody('王建国', phone)];
    const { mergeId } = await merge(mei, wang);
    const late = await resolve(person({ name: '王建国', phones: [phone] }));
    expect(late.customerId).toBe(mei);
    await undo(mei, mergeId);
    expect(await customer(wang)).toMatchObject({ customerId: wang, sourceRecordCount: 2 });
    expect(await resolve(person({ name: '王建国', phones: [phone] }))).toMatchObject({ customerId: wang });
  });

  it('gives chosen records a customer of their own, whom later records find, and takes them home again', async () => {
    const phone = newPhone();
    const mei = await somebody('林小美');
    const wang = await resolve(person({ name: '王建国', phones: [phone] }));
    const { mergeId } = await merge(mei, wang.customerId);
    const before = await golden(mei);

    const { separated } = await separate(mei, [wang.sourceRecordId]);
    expect(separated).toMatchObject({ displayName: '王建国', version: 1, sourceRecordCount: 1 });
    expect(await resolve(person({ name: '王建国', phones: [phone] }))).toMatchObject({ customerId: separated.customerId });
    await eventually('the split names the records', () =>
      expect(masterData.events.published(wasSplit, mei)).toMatchObject([
        { data: { separatedId: separated.customerId, sourceRecordIds: [wang.sourceRecordId], undoneMergeId: '' } },
      ]),
    );

    await merge(mei, separated.customerId);
    await undo(mei, mergeId);
    expect(await customer(wang.customerId)).toMatchObject({
      customerId: wang.customerId,
      displayName: '王建国',
      sourceRecordCount: 1,
    });
    expect(await customer(separated.customerId)).toMatchObject({ customerId: mei });
    expect(before.sourceRecordCount).toBe(2);
  });

  it('keeps its history for ever, newest first', async () => {
    const [mei, alsoMei] = [await somebody('林小美'), await somebody('林美')];
    const { mergeId } = await merge(mei, alsoMei);
    const { splitId } = await undo(mei, mergeId);
    const { entries, sourceRecords } = await desk.getCustomerLineage({ customerId: mei });
    expect(entries).toMatchObject([
      { lineageId: splitId, kind: 'LINEAGE_KIND_SPLIT', otherCustomerId: alsoMei, reason: 'two persons', undoneBy: '' },
      { lineageId: mergeId, kind: 'LINEAGE_KIND_MERGE', otherCustomerId: alsoMei, actorId: steward.id, undoneBy: splitId },
    ]);
    expect(sourceRecords).toMatchObject([{ homeCustomerId: mei, channel: 'web_form' }]);
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const [mei, alsoMei, third] = [await somebody('林小美'), await somebody('林美'), await somebody('林晓梅')];
    const company = (await resolve(organisation({ name: `创卓${newPhone()}有限公司` }))).customerId;
    const nobody = '01890a5d-ac96-774b-bcce-b302099a0000';
    const { mergeId } = await merge(mei, alsoMei);
    const { sourceRecords } = await desk.getCustomerLineage({ customerId: mei });
    const records = sourceRecords.map(({ sourceRecordId }) => sourceRecordId);

    const codes = {
      itself: await codeOf(merge(mei, mei)),
      again: await codeOf(merge(mei, alsoMei)),
      circle: await codeOf(merge(alsoMei, mei)),
      intoOneThatIsGone: await codeOf(merge(alsoMei, third)),
      personWithCompany: await codeOf(merge(mei, company)),
      nobody: await codeOf(merge(mei, nobody)),
      staleVersion: await codeOf(merge(mei, third, 1)),
      undoOfNothing: await codeOf(undo(mei, nobody)),
      undoAtSomebodyElse: await codeOf(undo(third, mergeId)),
      recordOfAnother: await codeOf(separate(third, records.slice(0, 1))),
      everything: await codeOf(separate(mei, records)),
    };
    expect(codes).toEqual({
      itself: 'customer.merge-with-itself',
      again: 'customer.merge-with-itself',
      circle: 'customer.merge-with-itself',
      intoOneThatIsGone: 'customer.merged-away',
      personWithCompany: 'customer.kinds-differ',
      nobody: 'record.not-found',
      staleVersion: 'record.version-conflict',
      undoOfNothing: 'customer.merge-unknown',
      undoAtSomebodyElse: 'customer.merge-unknown',
      recordOfAnother: 'customer.record-elsewhere',
      everything: 'customer.split-takes-everything',
    });
    expect(await customer(mei)).toMatchObject({ version: 2 });
  });

  it('lets exactly one of ten merges of a pair win, in whichever direction, at once', async () => {
    const [mei, alsoMei] = [await somebody('林小美'), await somebody('林美')];
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => codeOf(n % 2 ? merge(mei, alsoMei) : merge(alsoMei, mei))),
    );
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    const [one, other] = [await customer(mei), await customer(alsoMei)];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ version: 2, sourceRecordCount: 2 });
  });

  it('merges in a ring at once without a circle', async () => {
    const ids = await Promise.all(['林小美', '林美', '林晓梅', '林梅'].map((name) => somebody(name)));
    await Promise.all(ids.map((id, n) => codeOf(merge(id, ids[(n + 1) % ids.length] ?? ''))));
    const survivors = new Set(await Promise.all(ids.map(async (id) => (await customer(id)).customerId)));
    const counts = await Promise.all([...survivors].map(async (id) => (await customer(id)).sourceRecordCount));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('keeps every record while records arrive, customers merge and split, all at once', async () => {
    const phone = newPhone();
    const [mei, alsoMei] = [await somebody('林小美', phone), await somebody('林美')];
    const arriving = Array.from({ length: 15 }, () => resolve(person({ name: '林小美', phones: [phone] })));
    const turning = (async () => {
      for (let n = 0; n < 4; n += 1) {
        const { mergeId } = await merge(alsoMei, mei);
        await undo(alsoMei, mergeId);
      }
    })();
    await Promise.all([...arriving, turning]);
    expect([await customer(mei), await customer(alsoMei)]).toMatchObject([
      { customerId: mei, sourceRecordCount: 16 },
      { customerId: alsoMei, sourceRecordCount: 1 },
    ]);
    await eventually('versions have no gaps', () => {
      const types = ['created', 'updated', 'merged', 'split'] as const;
      for (const id of [mei, alsoMei]) {
        const sequences = types.flatMap((type) => masterData.events.published(`tributary.master-data.customer.${type}.v1`, id));
        const sorted = sequences.map(({ sequence }) => sequence).sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length: sorted.length }, (_, n) => n + 1));
        expect(sorted.length).toBeGreaterThan(4);
      }
    });
  });

  it('answers a merge sent twice with one key the same, and merges once', async () => {
    const [mei, alsoMei] = [await somebody('林小美'), await somebody('林美')];
    const request = { survivorId: mei, absorbedId: alsoMei, reason: 'the same', expectedVersion: 0 };
    const [first, second] = [
      await desk.mergeCustomers(request, { idempotencyKey: `merge-${mei}` }),
      await desk.mergeCustomers(request, { idempotencyKey: `merge-${mei}` }),
    ];
    expect(second).toEqual(first);
    expect(await customer(mei)).toMatchObject({ version: 2 });
  });

  it('closes the question that a merge answers (MD-7)', async () => {
    const phones = [newPhone()];
    const mei = await resolve(person({ name: '林小美', phones, occurredAt: new Date('2023-01-01T00:00:00Z') }));
    const caller = await resolve(person({ phones }));
    await merge(mei.customerId, caller.customerId);
    await eventually('the decision is announced', () =>
      expect(masterData.events.published('tributary.master-data.review-task.decided.v1', caller.reviewTaskId)).toMatchObject([
        { sequence: 2, data: { decision: 'REVIEW_DECISION_SAME', decidedBy: steward.id } },
      ]),
    );
  });

  it('says in the audit log who merged and split (PERM-5)', async () => {
    const [mei, alsoMei] = [await somebody('林小美'), await somebody('林美')];
    const { mergeId } = await merge(mei, alsoMei);
    await undo(mei, mergeId);
    const log = await masterData.rows(`select action, actor_id from tributary.audit where entity_id = $1 order by at, id`, [mei]);
    expect(log.map(({ action, actor_id }) => [action, actor_id]).sort()).toEqual([
      ['customer.merged', steward.id],
      ['customer.split', steward.id],
    ]);
  });

  it('pins a value until it is unpinned, and brings pins back with their customer (MD-5)', async () => {
    const phone = newPhone();
    const erp = await resolve(person({ channel: 'erp', name: '林小美', phones: [phone] }));
    const web = await resolve(person({ name: '林晓美', phones: [phone] }));
    const pin = (sourceRecordId: string) =>
      desk.pinCustomerValue({ customerId: erp.customerId, field: GoldenField.NAME, sourceRecordId, expectedVersion: 0 });
    expect(await customer(erp.customerId)).toMatchObject({ displayName: '林小美' });
    expect(await pin(web.sourceRecordId)).toMatchObject({ displayName: '林晓美' });

    const other = await somebody('林美');
    const { mergeId } = await merge(other, erp.customerId);
    await undo(other, mergeId);
    expect(await customer(erp.customerId)).toMatchObject({ displayName: '林晓美' });
    expect(await pin('')).toMatchObject({ displayName: '林小美' });

    const noEmail = {
      customerId: erp.customerId,
      field: GoldenField.EMAIL,
      sourceRecordId: web.sourceRecordId,
      expectedVersion: 0,
    };
    expect(await codeOf(desk.pinCustomerValue(noEmail))).toBe('customer.pin-without-value');
  });

  it('keeps tags and relationships with the customer they were given to (MD-10, MD-11)', async () => {
    const [mei, wang, child] = [await somebody('林小美'), await somebody('王建国'), await somebody('王小明')];
    await desk.tagCustomer({ customerId: mei, name: 'VIP', expiresAt: undefined });
    expect(await desk.tagCustomer({ customerId: mei, name: 'VIP', expiresAt: undefined })).toMatchObject({
      tags: [{ name: 'VIP' }],
    });
    await desk.tagCustomer({ customerId: wang, name: 'gone', expiresAt: new Date(Date.now() - 1_000) });
    const type = 'RELATIONSHIP_TYPE_SAME_HOUSEHOLD' as const;
    await desk.relateCustomers({ customerId: mei, type, otherCustomerId: wang });
    expect(await customer(wang)).toMatchObject({
      tags: [],
      relationships: [{ type, otherCustomerId: mei, otherDisplayName: '林小美' }],
    });
    expect(await codeOf(desk.relateCustomers({ customerId: mei, type, otherCustomerId: mei }))).toBe(
      'customer.related-to-itself',
    );

    const { mergeId } = await merge(child, mei);
    expect(await customer(child)).toMatchObject({ tags: [{ name: 'VIP' }], relationships: [{ otherCustomerId: wang }] });
    await undo(child, mergeId);
    expect([await customer(child), await customer(mei)]).toMatchObject([{ tags: [] }, { tags: [{ name: 'VIP' }] }]);
    expect(await desk.untagCustomer({ customerId: mei, name: 'VIP' })).toMatchObject({ tags: [] });
    expect(await desk.untagCustomer({ customerId: mei, name: 'VIP' })).toMatchObject({
      tags: [],
      version: (await customer(mei)).version,
    });
  });

  it('gives back the state of before when any sequence of merges is undone', async () => {
    const uscc = (value: string) => [{ type: IdentifierType.MEMBER_ID, value, validFrom: undefined, validTo: undefined }];
    const ids = await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const { customerId } = await resolve(person({ name: `林小${'美梅媚每'[n - 1]}`, identifiers: uscc(`M-${newPhone()}`) }));
        return customerId;
      }),
    );
    const picture = () => Promise.all(ids.map(golden));
    const before = await picture();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }), async (pairs) => {
        const done: { mergeId: string; absorbed: string }[] = [];
        for (const [left, right] of pairs) {
          const absorbed = ids[right] ?? '';
          const outcome = await merge(ids[left] ?? '', absorbed).catch(() => undefined);
          if (outcome) done.unshift({ mergeId: outcome.mergeId, absorbed });
        }
        for (const { mergeId, absorbed } of done) await undo((await customer(absorbed)).customerId, mergeId);
        expect(await picture()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it('never made two transactions wait for each other', async () => {
    const [database] = await masterData.rows<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    expect(database?.deadlocks).toBe(0);
  });
});
