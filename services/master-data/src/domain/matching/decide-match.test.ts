import fc from 'fast-check';
import { anOrganisation, aPerson } from '../../../test/builders/source-records';
import { normaliseRecord } from '../party/normalise-record';
import type { SourceRecord } from '../party/source-record';
import type { SharedBy } from './compare';
import { type Candidate, decideMatch } from './decide-match';
import { type Profile, profileOf } from './profile';

const hash = (idCard: string) => `hash:${idCard}`;
const now = new Date('2026-03-01T09:00:00Z');

function profile(...sources: readonly SourceRecord[]): Profile {
  const records = sources.map((source) => {
    const outcome = normaliseRecord(source, hash, now);
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome.record;
  });
  return profileOf(sources[0]?.kind ?? 'person', records);
}

const known = (customerId: string, ...sources: readonly SourceRecord[]): Candidate => ({
  customerId,
  profile: profile(...sources),
});
const unshared: SharedBy = () => 1;
const decide = (source: SourceRecord, candidates: readonly Candidate[], sharedBy = unshared) =>
  decideMatch(profile(source), candidates, sharedBy);

const phones = ['13800138000'];
const idCard = (value: string) => [{ type: 'id-card' as const, value }];

describe('whose record is it? Persons', () => {
  it('nobody known: a new customer', () => {
    expect(decide(aPerson({ phones }), [])).toMatchObject({ outcome: 'new', probability: 0 });
  });

  it('the same number and no name that speaks against it: a match', () => {
    expect(decide(aPerson({ phones }), [known('mei', aPerson({ name: '林美', phones }))])).toMatchObject({
      outcome: 'match',
      customerId: 'mei',
      modelVersion: 'person-2026.1',
    });
  });

  it.each(['林美', '林 美', 'Lin Mei', '林每', '林女士'])('林美 and %s with one number: a match', (name) => {
    const outcome = decide(aPerson({ name, phones }), [known('mei', aPerson({ name: '林美', phones }))]);
    expect(outcome).toMatchObject({ outcome: 'match', customerId: 'mei' });
    expect(outcome.evidence.find(({ field }) => field === 'name')?.weight).toBeGreaterThan(0);
  });

  it('one number and a clearly different name: another person of the household', () => {
    expect(decide(aPerson({ name: '王建国', phones }), [known('mei', aPerson({ name: '林美', phones }))])).toMatchObject({
      outcome: 'new',
    });
  });

  it('one name and different numbers: a namesake', () => {
    const mei = known('mei', aPerson({ name: '林美', phones: ['13900139000'] }));
    expect(decide(aPerson({ name: '林美', phones }), [mei])).toMatchObject({ outcome: 'new' });
  });

  it('a number that three customers share, without a name: perhaps', () => {
    const mei = known('mei', aPerson({ name: '林美', phones }));
    expect(decide(aPerson({ phones }), [mei], () => 3)).toMatchObject({ outcome: 'possible', customerId: 'mei' });
  });

  it('a number not seen for two years, without a name: perhaps, because numbers are recycled', () => {
    const mei = known('mei', aPerson({ name: '林美', phones, occurredAt: new Date('2023-12-01T00:00:00Z') }));
    expect(decide(aPerson({ phones }), [mei])).toMatchObject({
      outcome: 'possible',
      evidence: expect.arrayContaining([expect.objectContaining({ field: 'phone', level: 'stale' })]),
    });
  });

  it('name and birth date without any identifier: a match', () => {
    const mei = known('mei', aPerson({ name: '林小美', birthDate: '1990-02-28' }));
    expect(decide(aPerson({ name: '林小美', birthDate: '1990-02-28' }), [mei])).toMatchObject({ outcome: 'match' });
  });

  it('an identifier counts only while it is valid', () => {
    const member = { type: 'member-id' as const, value: 'M-1', validTo: new Date('2026-01-01T00:00:00Z') };
    const early = known('mei', aPerson({ identifiers: [member], occurredAt: new Date('2025-06-01T00:00:00Z') }));
    const late = aPerson({ identifiers: [{ type: 'member-id', value: 'M-1' }], occurredAt: new Date('2026-02-01T00:00:00Z') });
    expect(decide(late, [early])).toMatchObject({ outcome: 'new' });
  });

  it('two different valid ID cards never match, whatever else agrees (MD-3)', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (sameName, sameMail, sameDevice) => {
        const says = {
          phones,
          ...(sameName && { name: '林小美' }),
          ...(sameMail && { emails: ['mei@example.com'] }),
          ...(sameDevice && { deviceId: 'd-1' }),
        };
        const mei = known('mei', aPerson({ ...says, identifiers: idCard('11010519491231002X') }));
        const other = decide(aPerson({ ...says, identifiers: idCard('440524188001010014') }), [mei]);
        expect(other).toMatchObject({ outcome: 'new', probability: 0 });
        expect(other.evidence.at(-1)).toMatchObject({ field: 'id-card', level: 'contradiction' });
      }),
    );
  });

  it('a newer version of a channel record stays with its customer although the name changed', () => {
    const first = aPerson({ name: '林美', phones });
    const second = { ...first, version: 1, name: '王建国', phones: ['13900139000'] };
    expect(decide(second, [known('mei', first)])).toMatchObject({ outcome: 'match', customerId: 'mei' });
  });

  it('a record that fits two customers names the second as a rival', () => {
    const mei = known('a', aPerson({ name: '林美', phones }));
    const alsoMei = known('b', aPerson({ name: '林美', emails: ['mei@example.com'] }));
    expect(decide(aPerson({ name: '林美', phones, emails: ['mei@example.com'] }), [alsoMei, mei])).toMatchObject({
      outcome: 'match',
      customerId: 'a',
      rival: { customerId: 'b' },
    });
  });

  it('does not depend on the order of candidates', () => {
    const candidates = ['a', 'b', 'c'].map((id) => known(id, aPerson({ name: '林美', phones })));
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: 3 }), (shuffled) => {
        expect(decide(aPerson({ phones }), shuffled).customerId).toBe('a');
      }),
    );
  });
});

describe('whose record is it? Organisations', () => {
  const uscc = (value: string) => [{ type: 'uscc' as const, value }];

  it('one credit code under two names: a match', () => {
    const chuangzhuo = known(
      'c',
      anOrganisation({ name: '深圳市创卓网络科技有限公司', identifiers: uscc('91350100M000100Y43') }),
    );
    expect(decide(anOrganisation({ name: '创卓', identifiers: uscc('91350100M000100Y43') }), [chuangzhuo])).toMatchObject({
      outcome: 'match',
    });
  });

  it('one registered name: a match', () => {
    const chuangzhuo = known('c', anOrganisation({ name: '深圳市创卓网络科技有限公司' }));
    expect(decide(anOrganisation({ name: '深圳市創卓網絡科技有限公司' }), [chuangzhuo])).toMatchObject({ outcome: 'match' });
  });

  it('one front desk for two companies: two customers', () => {
    const tenant = known('c', anOrganisation({ name: '深圳市创卓网络科技有限公司', phones: ['0755-22496741'] }));
    expect(decide(anOrganisation({ name: '深圳市明德汽车销售有限公司', phones: ['0755-22496741'] }), [tenant])).toMatchObject({
      outcome: 'new',
    });
  });

  it('a shortened name and the number of the same contact: a match', () => {
    const contact = { name: '李芳', phones: ['13389899207'], emails: [], role: 'unspecified' as const, jobTitle: '' };
    const full = known('c', anOrganisation({ name: '深圳市创卓网络科技有限公司', contacts: [contact] }));
    expect(decide(anOrganisation({ name: '创卓科技', contacts: [contact] }), [full])).toMatchObject({ outcome: 'match' });
  });

  it('two different credit codes never match', () => {
    const one = known('c', anOrganisation({ name: '创卓网络科技有限公司', identifiers: uscc('91350100M000100Y43') }));
    const other = anOrganisation({ name: '创卓网络科技有限公司', identifiers: uscc('91110000600037341L') });
    expect(decide(other, [one])).toMatchObject({ outcome: 'new', probability: 0 });
  });
});
