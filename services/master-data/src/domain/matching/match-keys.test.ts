import fc from 'fast-check';
import { anOrganisation, aPerson } from '../../../test/builders/source-records';
import { normaliseRecord } from '../party/normalise-record';
import type { SourceRecord } from '../party/source-record';
import { matchKeys, phoneKeys } from './match-keys';

const keysOf = (source: SourceRecord) => {
  const outcome = normaliseRecord(source, (idCard) => `hash-${idCard.length}`, new Date('2026-03-01T09:00:00Z'));
  if ('refused' in outcome) throw new Error(outcome.refused);
  return matchKeys(outcome.record);
};

describe('the keys a record is found under', () => {
  it('narrow a number by the name, so that a number many share still finds the right one', () => {
    const spellings = ['林小美', '林曉美', 'Lin Xiaomei', 'xiaomei LIN'].map((name) =>
      keysOf(aPerson({ name, phones: ['13800138000'] })),
    );
    const narrow = spellings.map((keys) => keys.filter((key) => key.startsWith('person/phone/+8613800138000/')));
    expect(narrow[0]).toHaveLength(1);
    expect(new Set(narrow.slice(0, 2).flat()).size).toBe(1);
  });

  it('keep persons and organisations apart', () => {
    const shared = { phones: ['13800138000'], emails: ['desk@example.com'] };
    const organisation = keysOf(anOrganisation({ ...shared, name: '创卓' }));
    expect(keysOf(aPerson(shared)).filter((key) => organisation.includes(key))).toEqual([]);
  });

  it('include those by which a caller is looked up', () => {
    expect(keysOf(aPerson({ phones: ['13800138000'] }))).toContain(phoneKeys('+8613800138000')[0]);
    const contact = { name: '李芳', phones: ['13389899207'], emails: [], role: 'unspecified' as const, jobTitle: '' };
    expect(keysOf(anOrganisation({ contacts: [contact] }))).toContain(phoneKeys('+8613389899207')[1]);
  });

  it('stay few and are each there once, whatever a record says', () => {
    const texts = fc.array(fc.string({ maxLength: 20 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.string(), texts, texts, fc.string(), (name, phones, emails, deviceId) => {
        const keys = keysOf(aPerson({ name: `林${name}`, phones, emails, deviceId }));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThan(60);
      }),
    );
  });
});
