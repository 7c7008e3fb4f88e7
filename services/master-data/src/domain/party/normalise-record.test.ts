import { anOrganisation, aPerson } from '../../../test/builders/source-records';
import { normaliseRecord } from './normalise-record';

const now = new Date('2026-03-01T09:00:00Z');
const hidden = (idCard: string) => `hash-of-${idCard.length}-characters`;
const normalised = (source: Parameters<typeof normaliseRecord>[0]) => {
  const outcome = normaliseRecord(source, hidden, now);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
};

describe('normalising a source record', () => {
  it('reads phones as Chinese unless they say otherwise, once each', () => {
    const { record } = normalised(
      aPerson({ phones: ['138-0013-8000', '１３８００１３８０００', '+86 138 0013 8000', '+44 20 7946 0958'] }),
    );
    expect(record.phones).toEqual(['+8613800138000', '+442079460958']);
  });

  it('flags what cannot be used, names its place, and keeps the rest (MD-3)', () => {
    const { record, flags } = normalised(
      aPerson({
        phones: ['13800138000', '159****5237'],
        emails: ['not an address', 'Mei.Lin@Example.COM'],
        identifiers: [{ type: 'id-card', value: '110105194912310021' }],
        birthDate: '1990-02-30',
      }),
    );
    expect(record).toMatchObject({ phones: ['+8613800138000'], emails: ['mei.lin@example.com'], identifiers: [] });
    expect(flags).toEqual([
      { field: 'identifiers[0].value', code: 'id-card.checksum' },
      { field: 'phones[1]', code: 'phone.invalid' },
      { field: 'emails[0]', code: 'email.invalid' },
      { field: 'birthDate', code: 'birth-date.invalid' },
    ]);
  });

  it('keeps of an ID card its keyed hash, its mask and the birth date, never its number (PRIV-5)', () => {
    const { record } = normalised(aPerson({ identifiers: [{ type: 'id-card', value: '11010519491231002x' }] }));
    expect(record.identifiers).toEqual([{ type: 'id-card', key: 'hash-of-18-characters', shown: '**************002X' }]);
    expect(record.birthDate).toBe('1949-12-31');
    expect(JSON.stringify(record)).not.toContain('1010519491231002');
  });

  it('reads a credit code wherever an organisation writes it, and the organisation code within', () => {
    const { record } = normalised(anOrganisation({ identifiers: [{ type: 'tax-number', value: '91350100m000100y43' }] }));
    expect(record.identifiers.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'uscc 91350100M000100Y43',
      'organisation-code M000100Y4',
    ]);
  });

  it.each(['1990/2/28', '19900228', '1990年2月28日', '1990-02-28'])('reads the birth date %s', (birthDate) => {
    expect(normalised(aPerson({ name: '林美', birthDate })).record.birthDate).toBe('1990-02-28');
  });

  it('refuses a record that says nothing', () => {
    expect(normaliseRecord(aPerson({ name: ' ', birthDate: '1990-02-28' }), hidden, now)).toMatchObject({
      refused: 'source-record.empty',
      field: 'record',
    });
  });

  it('refuses a record from the day after tomorrow, because its recency would win for ever', () => {
    expect(normaliseRecord(aPerson({ name: '林美', occurredAt: new Date('2026-03-03T09:00:00Z') }), hidden, now)).toMatchObject({
      refused: 'source-record.from-the-future',
      field: 'record.occurredAt',
    });
  });
});
