import { IdentifierType, MasterDataServiceService, RevealedField } from '@tributary/contracts/master-data';
import { openPostgres, reading } from '@tributary/stores/postgres';
import { anEmployee, type EmployeeTraits, eventually } from '@tributary/testing';
import { codeOf, type Door, type MasterData, organisation, person, startMasterData, steward } from './master-data';

const phone = '13812345678';
const contactPhone = '13987654321';
const idCard = '11010519491231002X';
const hidden = /1381234567|2345678|9198765|13987654321|10105194912310|194912310/;

const everything = [...(steward.permissions ?? []), 'customers.phone.unmask', 'customers.id-card.unmask'];

describe('who may see and do what, at every door', () => {
  let masterData: MasterData;
  let mei: string;
  let company: string;
  let merged: string;
  beforeAll(async () => {
    masterData = await startMasterData();
    const { channel } = masterData;
    const identifiers = [{ type: IdentifierType.ID_CARD, value: idCard, validFrom: undefined, validTo: undefined }];
    mei = (await channel.resolveCustomer({ record: person({ name: '林小美', phones: [phone], identifiers }) })).customerId;
    const contacts = [{ name: '李芳', phones: [contactPhone], emails: [], role: 'CONTACT_ROLE_USER' as const, jobTitle: '' }];
    company = (await channel.resolveCustomer({ record: organisation({ name: '创卓网络科技有限公司', contacts }) })).customerId;
    merged = (await channel.resolveCustomer({ record: person({ name: '林美', emails: ['mei@example.com'] }) })).customerId;
  });
  afterAll(() => masterData.stop());

  const someone = '01890a5d-ac96-774b-bcce-b302099a7777';
  /** A call of every method that is allowed to reach the use case. */
  const calls = (door: Door): Readonly<Record<keyof typeof MasterDataServiceService, () => Promise<unknown>>> => ({
    resolveCustomer: () => door.resolveCustomer({ record: person({ name: '周新', phones: ['13700137000'] }) }),
    getCustomer: () => door.getCustomer({ customerId: mei }),
    batchGetCustomers: () => door.batchGetCustomers({ customerIds: [mei, company] }),
    searchCustomers: () => door.searchCustomers({ query: '', kind: 'PARTY_KIND_UNSPECIFIED', page: undefined }),
    lookupByPhone: () => door.lookupByPhone({ phone }),
    revealCustomer: () => door.revealCustomer({ customerId: mei, fields: [RevealedField.PHONE], purpose: 'call back' }),
    mergeCustomers: () => door.mergeCustomers({ survivorId: mei, absorbedId: someone, reason: 'x', expectedVersion: 0 }),
    splitCustomer: () =>
      door.splitCustomer({ customerId: mei, what: { $case: 'mergeId', value: someone }, reason: 'x', expectedVersion: 0 }),
    getCustomerLineage: () => door.getCustomerLineage({ customerId: mei }),
    pinCustomerValue: () =>
      door.pinCustomerValue({ customerId: mei, field: 'GOLDEN_FIELD_NAME', sourceRecordId: '', expectedVersion: 0 }),
    tagCustomer: () => door.tagCustomer({ customerId: mei, name: 'VIP', expiresAt: undefined }),
    untagCustomer: () => door.untagCustomer({ customerId: mei, name: 'VIP' }),
    relateCustomers: () =>
      door.relateCustomers({ customerId: mei, type: 'RELATIONSHIP_TYPE_CONTACT_OF', otherCustomerId: company }),
    listReviewTasks: () => door.listReviewTasks({ state: 'REVIEW_TASK_STATE_UNSPECIFIED', page: undefined }),
    decideReviewTask: () =>
      door.decideReviewTask({ reviewTaskId: someone, decision: 'REVIEW_DECISION_SAME', reason: '', expectedVersion: 0 }),
    checkImport: () => door.checkImport({ records: [person({ name: '林小美', phones: [phone] })] }),
  });
  const methods = Object.keys(MasterDataServiceService) as (keyof typeof MasterDataServiceService)[];

  it.each(methods)('%s: an employee without permission is refused', async (method) => {
    const nobody = await masterData.door({ reach: 'all', permissions: [] });
    expect(await codeOf(calls(nobody)[method]())).toBe('permission.denied');
  });

  it.each(methods)('%s: another service may call it only where proto says so', async (method) => {
    const stranger = await masterData.asService({ service: MasterDataServiceService }, 'inventory');
    expect(await codeOf(calls(stranger)[method]())).toBe('permission.denied');
  });

  it.each(methods)('%s: answers no unmasked value, also to those who may reveal them', async (method) => {
    const door = await masterData.door({ ...steward, permissions: everything });
    const answer = await calls(door)
      [method]()
      .catch((refusal: unknown) => refusal);
    if (method !== 'revealCustomer') expect(JSON.stringify(answer)).not.toMatch(hidden);
  });

  it('masks for services that call on their own behalf', async () => {
    const desk = await masterData.asService({ service: MasterDataServiceService }, 'service-desk');
    const { items } = await desk.lookupByPhone({ phone });
    expect(items).toMatchObject([{ customer: { customerId: mei } }]);
    expect(JSON.stringify(items)).not.toMatch(hidden);
    expect(JSON.stringify(items)).toContain('+86138****5678');
  });

  describe('revealing (PERM-2)', () => {
    const reveal = async (permissions: readonly string[], fields: readonly RevealedField[], customerId = mei) => {
      const door = await masterData.door({ ...steward, permissions: ['customers.read', ...permissions] });
      return door.revealCustomer({ customerId, fields, purpose: 'call back about the order' });
    };
    const unmaskings = () =>
      masterData.rows(
        `select actor_id, action, entity_id, after from tributary.audit where action like '%unmasked' order by at, id`,
      );

    it('takes the permission of each field, and is refused without a trace otherwise', async () => {
      const before = await unmaskings();
      expect(await codeOf(reveal([], [RevealedField.PHONE]))).toBe('permission.denied');
      expect(await codeOf(reveal(['customers.phone.unmask'], [RevealedField.PHONE, RevealedField.ID_CARD]))).toBe(
        'permission.denied',
      );
      expect(await unmaskings()).toEqual(before);
    });

    it('shows what was asked for and nothing else, and says so in the audit log with the purpose', async () => {
      const before = await unmaskings();
      expect(await reveal(['customers.phone.unmask'], [RevealedField.PHONE])).toMatchObject({
        phones: [`+86${phone}`],
        idCards: [],
      });
      expect(await reveal(['customers.id-card.unmask'], [RevealedField.ID_CARD])).toMatchObject({
        phones: [],
        idCards: [idCard],
      });
      expect(await reveal(['customers.phone.unmask'], [RevealedField.PHONE], company)).toMatchObject({
        contacts: [{ phones: [`+86${contactPhone}`] }],
      });
      const entries = (await unmaskings()).slice(before.length);
      expect(entries.map(({ actor_id, action, entity_id }) => [actor_id, action, entity_id])).toEqual([
        [steward.id, 'customer.phone-unmasked', mei],
        [steward.id, 'customer.id-card-unmasked', mei],
        [steward.id, 'customer.phone-unmasked', company],
      ]);
      expect(JSON.stringify(entries)).toContain('call back about the order');
      expect(JSON.stringify(entries)).not.toMatch(hidden);
    });

    it('keeps no unmasked value for repeats', async () => {
      const door = await masterData.door({ ...steward, permissions: everything });
      const request = { customerId: mei, fields: [RevealedField.PHONE, RevealedField.ID_CARD], purpose: 'call back' };
      await door.revealCustomer(request, { idempotencyKey: 'reveal-1' });
      const kept = await masterData.rows<{ reply: Buffer }>('select reply from tributary.idempotency');
      expect(kept.some(({ reply }) => reply?.toString('latin1').includes(idCard))).toBe(false);
    });
  });

  describe('rows (PERM-1)', () => {
    const rep = '01890a5d-ac96-774b-bcce-b302099a9001';
    const colleague = '01890a5d-ac96-774b-bcce-b302099a9002';
    const sales = (traits: EmployeeTraits) => masterData.door({ permissions: everything, ...traits });
    const ownerChanged = 'tributary.sales.customer-owner.changed.v1';
    const owns = (customerId: string, ownerId: string, sequence: number) => {
      const teamPath = ownerId ? '/hq/east/shanghai/' : '/';
      return masterData.events.publish(ownerChanged, { customerId, ownerId, teamPath, changedAt: new Date() }, { sequence });
    };
    const ownerOf = async (customerId: string) =>
      (await masterData.rows<{ owner: string }>('select owner_id as owner from customers where id = $1', [customerId]))[0]?.owner;

    beforeAll(async () => {
      await owns(mei, rep, 1);
      await owns(merged, rep, 1);
      await eventually('sales has told who owns them', async () => {
        expect([await ownerOf(mei), await ownerOf(merged)]).toEqual([rep, rep]);
      });
    });

    it('follow the owner, whatever is told late, again or for nobody', async () => {
      await owns(company, colleague, 1);
      await owns(company, '', 2);
      await owns(company, colleague, 1);
      await owns(company, rep, 4);
      await owns(company, colleague, 3);
      await owns(mei, rep, 2);
      await eventually('the last news is taken', async () => {
        const [row] = await masterData.rows<{ version: number }>('select owner_version as version from customers where id = $1', [
          mei,
        ]);
        expect(row?.version).toBe(2);
      });
      expect(await ownerOf(company)).toBe(rep);
      await owns(company, '', 5);
      await eventually('nobody owns it any more', async () => expect(await ownerOf(company)).toBeNull());
    });

    it('are those of the owner and of the teams above', async () => {
      const seen = async (traits: EmployeeTraits) => {
        const { items } = await (await sales(traits)).searchCustomers({
          query: '',
          kind: 'PARTY_KIND_UNSPECIFIED',
          page: undefined,
        });
        return items.map(({ customerId }) => customerId).sort();
      };
      const both = [mei, merged].sort();
      expect(await seen({ id: rep, reach: 'self' })).toEqual(both);
      expect(await seen({ id: colleague, reach: 'self' })).toEqual([]);
      expect(await seen({ id: colleague, reach: 'team', teamPath: '/hq/east/' })).toEqual(both);
      expect(await seen({ id: colleague, reach: 'team', teamPath: '/hq/west/' })).toEqual([]);
    });

    it.each(methods.filter((method) => !['resolveCustomer', 'checkImport'].includes(method)))(
      '%s: finds nothing of somebody else’s customer',
      async (method) => {
        const outsider = await sales({ id: colleague, reach: 'self' });
        const answer = await calls(outsider)
          [method]()
          .catch(({ refused }: { refused: string }) => ({ refused }));
        const isNothing =
          'refused' in Object(answer) ? Object(answer).refused === 'record.not-found' : !JSON.stringify(answer).includes(mei);
        expect([method, isNothing]).toEqual([method, true]);
      },
    );

    it('stay hidden with the filters of the application removed', async () => {
      const tables = [
        'customers',
        'source_records',
        'received_records',
        'match_keys',
        'customer_lineage',
        'customer_tags',
        'review_tasks',
      ];
      const visible = async (id: string) => {
        const store = await openPostgres({ url: masterData.environment['POSTGRES_URL'] ?? '', applicationName: 'outsider' });
        const counts = await reading(store, anEmployee({ id, reach: 'self' }), async (tx) => {
          const found: number[] = [];
          for (const table of tables)
            found.push((await tx.one<{ n: number }>(`select count(*)::int as n from ${table}`))?.n ?? 0);
          return found;
        });
        await store.stop();
        return counts;
      };
      expect(await visible(colleague)).toEqual(tables.map(() => 0));
      expect((await visible(rep)).slice(0, 2)).toEqual([2, 2]);
    });

    it('follow the customer through a merge and back', async () => {
      const owner = await sales({ id: rep, reach: 'self' });
      const { mergeId } = await owner.mergeCustomers({
        survivorId: mei,
        absorbedId: merged,
        reason: 'the same',
        expectedVersion: 0,
      });
      expect(await owner.getCustomer({ customerId: merged })).toMatchObject({ customerId: mei });
      const { separated } = await owner.splitCustomer({
        customerId: mei,
        what: { $case: 'mergeId', value: mergeId },
        reason: 'no',
        expectedVersion: 0,
      });
      expect(separated).toMatchObject({ customerId: merged, ownerId: rep });
    });

    it('find a customer nobody sees all the same when a record is resolved: identity has no owner', async () => {
      const outsider = await sales({ id: colleague, reach: 'self' });
      const answer = await outsider.resolveCustomer({ record: person({ name: '林小美', phones: [phone] }) });
      expect(answer.customerId).toBe(mei);
    });
  });
});
