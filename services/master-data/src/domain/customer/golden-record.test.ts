import fc from 'fast-check';
import { anOrganisation, aPerson } from '../../../test/builders/source-records';
import { normaliseRecord } from '../party/normalise-record';
import type { SourceRecord } from '../party/source-record';
import { changedFields, defaultSurvivorship, goldenRecord, type Pin } from './golden-record';
import type { KeptRecord } from './kept-record';

const kept = (id: string, source: SourceRecord): KeptRecord => {
  const outcome = normaliseRecord(source, (idCard) => idCard, new Date('2026-03-01T09:00:00Z'));
  if ('refused' in outcome) throw new Error(outcome.refused);
  return { id, homeId: 'home', record: outcome.record };
};
const golden = (records: readonly KeptRecord[], pins: readonly Pin[] = []) =>
  goldenRecord(records[0]?.record.kind ?? 'person', records, pins, defaultSurvivorship);
const best = (field: string, records: readonly KeptRecord[], pins: readonly Pin[] = []) =>
  golden(records, pins).values.find((value) => value.field === field);

const january = new Date('2026-01-01T00:00:00Z');
const february = new Date('2026-02-01T00:00:00Z');

describe('the golden record (MD-5)', () => {
  it('prefers the more trusted channel to the more recent one', () => {
    const erp = kept('1', aPerson({ channel: 'erp', name: '林小美', occurredAt: january }));
    const ads = kept('2', aPerson({ channel: 'ads', name: '林晓美', occurredAt: february }));
    expect(best('name', [ads, erp])).toMatchObject({ value: '林小美', recordId: '1', channel: 'erp', occurredAt: january });
  });

  it('prefers the more recent of equally trusted ones', () => {
    const old = kept('1', aPerson({ name: '林小美', occurredAt: january }));
    const recent = kept('2', aPerson({ name: '林晓美', occurredAt: february }));
    expect(best('name', [recent, old])?.recordId).toBe('2');
  });

  it('prefers the whole to the partial before it asks whom to trust', () => {
    const titled = kept('1', aPerson({ channel: 'erp', name: '林女士', address: address('深圳市') }));
    const full = kept('2', aPerson({ channel: 'ads', name: '林小美', address: address('深圳市龙岗区中山路1号') }));
    expect(best('name', [titled, full])?.value).toBe('林小美');
    expect(best('address', [titled, full])?.value).toBe('广东省深圳市龙岗区中山路1号');
    expect(golden([titled, full])).toMatchObject({ displayName: '林小美', province: '广东省', city: '深圳市' });
  });

  it('lets a pin win over everything, until the pinned record has no such value', () => {
    const erp = kept('1', aPerson({ channel: 'erp', name: '林小美' }));
    const ads = kept('2', aPerson({ channel: 'ads', name: '林女士' }));
    expect(best('name', [erp, ads], [{ field: 'name', recordId: '2' }])).toMatchObject({ value: '林女士', pinned: true });
    expect(best('name', [erp, ads], [{ field: 'name', recordId: '9' }])).toMatchObject({ value: '林小美', pinned: false });
  });

  it('hears only the newest version of a channel record, in whatever order they came', () => {
    const first = aPerson({ phones: ['13800138000'] });
    const second = { ...first, version: 2, phones: ['13900139000'] };
    for (const records of [
      [kept('1', first), kept('2', second)],
      [kept('2', second), kept('1', first)],
    ]) {
      expect(golden(records).values.map(({ value }) => value)).toEqual(['+8613900139000']);
    }
  });

  it('keeps of each purpose and medium the latest word, and in doubt the withdrawal (MD-12)', () => {
    const consent = (granted: boolean, givenAt: Date) => [{ purpose: 'marketing', medium: 'sms', granted, givenAt }];
    const yes = kept('1', aPerson({ name: '林小美', consents: consent(true, february) }));
    const no = kept('2', aPerson({ name: '林小美', consents: consent(false, february) }));
    const earlier = kept('3', aPerson({ name: '林小美', consents: consent(false, january) }));
    expect(golden([yes, earlier]).consents).toMatchObject([{ granted: true, recordId: '1' }]);
    expect(golden([yes, no]).consents).toMatchObject([{ granted: false, recordId: '2' }]);
    expect(golden([no, yes]).consents).toMatchObject([{ granted: false, recordId: '2' }]);
  });

  it('makes one contact of mentions that share a name or a number, with an id that stays', () => {
    const mention = (name: string, phones: string[], jobTitle = '') => [
      { name, phones, emails: [], role: 'unspecified' as const, jobTitle },
    ];
    const first = kept('1', anOrganisation({ name: '创卓', contacts: mention('李芳', ['13389899207']), occurredAt: january }));
    const second = kept(
      '2',
      anOrganisation({ name: '创卓', contacts: mention('李芳', ['13900139000'], '经理'), occurredAt: february }),
    );
    const [contact, ...others] = golden([second, first]).contacts;
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ name: '李芳', jobTitle: '经理', phones: ['+8613900139000', '+8613389899207'] });
    expect(contact?.id).toBe(golden([first]).contacts[0]?.id);
  });

  it('depends on the records alone, not on their order', () => {
    const records = ['林小美', '林晓美', '林女士', '小美'].flatMap((name, index) => [
      kept(`a${index}`, aPerson({ name, phones: [`1380013800${index}`], occurredAt: january })),
      kept(`b${index}`, aPerson({ channel: 'erp', name, phones: ['13900139000'], occurredAt: february })),
    ]);
    const expected = golden(records);
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(golden(shuffled)).toEqual(expected);
      }),
    );
  });

  it('tells which best values changed', () => {
    const one = kept('1', aPerson({ name: '林小美', phones: ['13800138000'] }));
    const two = kept('2', aPerson({ channel: 'erp', name: '林小美', emails: ['mei@example.com'] }));
    expect(changedFields(undefined, golden([one]))).toEqual(['name', 'phone']);
    expect(changedFields(golden([one]), golden([one, two]))).toEqual(['email']);
  });
});

const address = (line: string) => ({ province: '', city: '', district: '', line });
