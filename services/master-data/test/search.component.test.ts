import type { Customer } from '@tributary/contracts/master-data';
import { codeOf, type Door, type MasterData, organisation, person, startMasterData, steward } from './master-data';

describe('finding customers, through the real door and the real store (MD-13)', () => {
  let masterData: MasterData;
  let desk: Door;
  let unmasked: Door;
  beforeAll(async () => {
    masterData = await startMasterData();
    desk = await masterData.door(steward);
    unmasked = await masterData.door({ ...steward, permissions: ['customers.read', 'customers.phone.unmask'] });
    const known = [
      person({ name: '林小美', phones: ['13812345678'] }),
      person({ name: '曾小贤', emails: ['zeng@example.com'] }),
      person({ name: '林晓梅', phones: ['13987654321'] }),
      organisation({
        name: '深圳市创卓网络科技有限公司',
        phones: ['0755-22496741'],
        contacts: [{ name: '李芳', phones: ['13389899207'], emails: [], role: 'CONTACT_ROLE_USER', jobTitle: '' }],
      }),
    ];
    for (const record of known) await masterData.channel.resolveCustomer({ record });
  });
  afterAll(() => masterData.stop());

  const names = (items: readonly Customer[]) => items.map(({ displayName }) => displayName);
  const search = async (query: string, door = desk) =>
    names((await door.searchCustomers({ query, kind: 'PARTY_KIND_UNSPECIFIED', page: undefined })).items);

  it.each([
    ['林小美', '林小美'],
    ['小美', '林小美'],
    ['linxiaomei', '林小美'],
    ['lin xiaomei', '林小美'],
    ['lxm', '林小美'],
    ['zengxiaoxian', '曾小贤'],
    ['曾小賢', '曾小贤'],
    ['zengxiaoxain', '曾小贤'],
    ['zeng@example', '曾小贤'],
    ['5678', '林小美'],
    ['13812345678', '林小美'],
    ['+86 138 1234 5678', '林小美'],
    ['创卓', '深圳市创卓网络科技有限公司'],
    ['chuangzhuo', '深圳市创卓网络科技有限公司'],
    ['李芳', '深圳市创卓网络科技有限公司'],
  ])('%s finds %s', async (query, name) => {
    expect(await search(query)).toContain(name);
  });

  it('puts the very characters before what sounds alike', async () => {
    expect((await search('林小美')).slice(0, 2)).toEqual(['林小美', '林晓梅']);
  });

  it.each(["'; drop table customers; --", '%', '_', '\\', '🐟', '%%%'])(
    'finds nobody by %p, and breaks nothing',
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );

  it('finds by digits in the middle of a number only for those who see them (PERM-2)', async () => {
    expect(await search('81234567')).toEqual([]);
    expect(await search('81234567', unmasked)).toEqual(['林小美']);
  });

  it('pages through everything without a gap or a repeat, newest first or best first', async () => {
    for (const query of ['', 'lin']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await desk.searchCustomers({ query, kind: 'PARTY_KIND_PERSON', page: { cursor, limit: 1 } });
        seen.push(...names(page.items));
        cursor = page.nextCursor;
      } while (cursor !== '');
      expect(seen).toEqual(names((await desk.searchCustomers({ query, kind: 'PARTY_KIND_PERSON', page: undefined })).items));
      expect(seen).toHaveLength(query === '' ? 3 : 2);
    }
    const madeUp = desk.searchCustomers({ query: '', kind: 'PARTY_KIND_UNSPECIFIED', page: { cursor: 'made-up', limit: 1 } });
    expect(await codeOf(madeUp)).toBe('request.malformed');
  });

  it('forgets the id that was merged away', async () => {
    const [one, other] = (await desk.searchCustomers({ query: 'lin', kind: 'PARTY_KIND_UNSPECIFIED', page: undefined })).items;
    await desk.mergeCustomers({
      survivorId: one?.customerId ?? '',
      absorbedId: other?.customerId ?? '',
      reason: 'the same',
      expectedVersion: 0,
    });
    expect(await search('linxiaomei')).toEqual(['林小美']);
    expect((await desk.lookupByPhone({ phone: '13987654321' })).items).toMatchObject([
      { customer: { customerId: one?.customerId } },
    ]);
  });

  it('knows a caller by the number, whose contact it is, and nobody by a withheld one', async () => {
    const { items } = await desk.lookupByPhone({ phone: '0133 8989 9207' });
    expect(items).toMatchObject([
      { customer: { displayName: '深圳市创卓网络科技有限公司' }, contactId: expect.stringMatching(/./) },
    ]);
    expect((await desk.lookupByPhone({ phone: 'anonymous' })).items).toEqual([]);
    expect((await desk.lookupByPhone({ phone: '13800000000' })).items).toEqual([]);
  });
});
