import { IdentifierType, PartyKind, type SourceRecord } from '@tributary/contracts/master-data';
import type { Intake } from '../../domain/intake/intake';
import type { Channel, Contact } from '../../domain/lead/lead';

/** What master-data calls our channels. */
const channels: Readonly<Record<Channel, string>> = {
  web: 'web_form',
  wechat: 'wechat',
  ads: 'ads',
  call: 'call_center',
  import: 'import',
  manual: 'manual',
  other: 'other',
};

/**
 * An intake as master-data wants to hear of it. It is about the person; only when nothing but a company is known it is
 * about that. Each correction is a new version of the same record.
 */
export function sourceRecordOf(intake: Intake, contact: Contact): SourceRecord {
  const { record } = intake;
  const isPerson = contact.name !== '' || contact.company === '' || contact.wechatOpenid !== '' || contact.wechatUnionid !== '';
  return {
    channel: channels[record.origin.channel],
    channelRecordId: intake.id,
    version: String(intake.corrections),
    occurredAt: record.occurredAt,
    kind: isPerson ? PartyKind.PERSON : PartyKind.ORGANISATION,
    name: isPerson ? contact.name : contact.company,
    phones: contact.phones,
    emails: contact.emails,
    identifiers: [
      ...identifier(IdentifierType.WECHAT_UNIONID, contact.wechatUnionid),
      // Without its account an openid could be anybody's.
      ...identifier(IdentifierType.WECHAT_OPENID, contact.wechatOpenid.includes(':') ? contact.wechatOpenid : ''),
    ],
    address: contact.address ? { province: '', city: '', district: '', line: contact.address } : undefined,
    birthDate: '',
    deviceId: '',
    consents: record.consents.map(({ purpose, granted, at }) => ({
      purpose,
      medium: '',
      granted,
      givenAt: at ?? record.occurredAt,
    })),
    contacts: [],
  };
}

const identifier = (type: IdentifierType, value: string) =>
  value === '' ? [] : [{ type, value, validFrom: undefined, validTo: undefined }];
