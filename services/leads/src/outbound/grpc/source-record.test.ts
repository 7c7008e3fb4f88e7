import { aContact, anOrigin, aRecord, noContact, now } from '../../../test/builders';
import { receive } from '../../domain/intake/intake';
import { defaultPolicy } from '../../domain/policy';
import { sourceRecordOf } from './source-record';

const recordOf = (traits: Partial<typeof noContact>) => {
  const contact = { ...noContact, ...traits };
  const arrival = {
    id: '0190-intake',
    record: aRecord({ contact, origin: anOrigin('wechat') }),
    submittedBy: { kind: 'service', id: 'x' },
  } as const;
  const { intake } = receive(arrival, defaultPolicy.quality, now);
  return sourceRecordOf(intake, contact);
};

describe('an intake as a record of master-data', () => {
  it('is about a person, even when they name their company', () => {
    expect(recordOf(aContact({ company: '长江机械' }))).toMatchObject({
      kind: 'PARTY_KIND_PERSON',
      name: '张伟',
      channel: 'wechat',
    });
  });

  it('is about the company when nobody is named', () => {
    expect(recordOf({ company: '长江机械', phones: ['+862162278888'] })).toMatchObject({
      kind: 'PARTY_KIND_ORGANISATION',
      name: '长江机械',
    });
  });

  it('leaves out an openid that does not say of which account', () => {
    expect(recordOf({ wechatOpenid: 'o6_b' }).identifiers).toEqual([]);
    expect(recordOf({ wechatOpenid: 'gh_1:o6_b' }).identifiers).toMatchObject([
      { type: 'IDENTIFIER_TYPE_WECHAT_OPENID', value: 'gh_1:o6_b' },
    ]);
  });
});
