import { fromWire } from '@tributary/contracts';
import type { PartyKind as PartyKindMessage, SourceRecord as SourceRecordMessage } from '@tributary/contracts/master-data';
import { required } from '@tributary/service-kit';
import type { Identifier, PartyKind, SourceRecord } from '../../domain/party/source-record';

export const sourceRecordOf = (message: SourceRecordMessage): SourceRecord => ({
  channel: message.channel,
  channelRecordId: message.channelRecordId,
  version: Number(message.version),
  occurredAt: required(message.occurredAt),
  kind: required(partyKindOf(message.kind)),
  name: message.name,
  phones: message.phones,
  emails: message.emails,
  identifiers: message.identifiers.map(
    ({ type, value, validFrom, validTo }): Identifier => ({
      type: required(fromWire('IDENTIFIER_TYPE', type)),
      value,
      ...(validFrom && { validFrom }),
      ...(validTo && { validTo }),
    }),
  ),
  address: message.address ?? { province: '', city: '', district: '', line: '' },
  birthDate: message.birthDate,
  deviceId: message.deviceId,
  consents: message.consents.map(({ givenAt, ...consent }) => ({ ...consent, givenAt: required(givenAt) })),
  contacts: message.contacts.map(({ role, ...contact }) => ({
    ...contact,
    role: fromWire('CONTACT_ROLE', role) ?? 'unspecified',
  })),
});

/** Undefined where the caller did not say. */
export const partyKindOf = (kind: PartyKindMessage): PartyKind | undefined => fromWire('PARTY_KIND', kind);
