import type { Refusal } from '@tributary/service-kit';
import { readAddress } from './address';
import { readCalendarDate } from './calendar-date';
import { halfWidth } from './chinese-text';
import { readEmail } from './email';
import { readIdCard } from './id-card';
import { maskIdCard } from './masking';
import type { FlagCode, NormalisedContact, NormalisedIdentifier, NormalisedRecord, RecordFlag } from './normalised-record';
import { readOrganisationName } from './organisation-name';
import { readPersonName } from './person-name';
import { readPhone } from './phone';
import type { ContactPerson, Identifier, IdentifierType, SourceRecord } from './source-record';
import { organisationCodeIn, readUscc } from './uscc';

/** Keyed hash of an ID-card number; the key never leaves the service (PRIV-5). */
export type Fingerprint = (idCardNumber: string) => string;

export interface Normalised {
  readonly record: NormalisedRecord;
  readonly flags: readonly RecordFlag[];
}

export type RecordRefusal = Refusal<'source-record.empty' | 'source-record.from-the-future'>;

/** A clock that runs ahead by more than this is wrong, and its records would win every survivorship by recency. */
const tolerableClockSkewMs = 24 * 3_600_000;

/** MD-3: bad values are flagged and left out, never guessed; only a record without any information is refused. */
export function normaliseRecord(source: SourceRecord, fingerprint: Fingerprint, now: Date): Normalised | RecordRefusal {
  if (source.occurredAt.getTime() > now.getTime() + tolerableClockSkewMs) {
    return { refused: 'source-record.from-the-future', field: 'record.occurredAt' };
  }
  const flags: RecordFlag[] = [];
  /** The readable values, once each; the others are flagged at their place. */
  const readAll = (field: string, texts: readonly string[], read: (text: string) => string | undefined, code: FlagCode) => {
    const values = texts.map(read);
    flags.push(...values.flatMap((value, index) => (value === undefined ? { field: `${field}[${index}]`, code } : [])));
    return [...new Set(values.filter((value) => value !== undefined))];
  };
  const readContact = (contact: ContactPerson, index: number): NormalisedContact => ({
    name: halfWidth(contact.name),
    phones: readAll(`contacts[${index}].phones`, contact.phones, readPhone, 'phone.invalid'),
    emails: readAll(`contacts[${index}].emails`, contact.emails, readEmail, 'email.invalid'),
    role: contact.role,
    jobTitle: halfWidth(contact.jobTitle),
  });
  const identifiers = source.identifiers.flatMap((identifier, index) => {
    const read = readIdentifier(identifier, fingerprint);
    if (typeof read !== 'string') return read;
    flags.push({ field: `identifiers[${index}].value`, code: read });
    return [];
  });

  const record: NormalisedRecord = {
    kind: source.kind,
    channel: source.channel,
    channelRecordId: source.channelRecordId,
    version: source.version,
    occurredAt: source.occurredAt,
    ...(source.kind === 'person'
      ? optional('personName', readPersonName(source.name))
      : optional('organisationName', readOrganisationName(source.name))),
    phones: readAll('phones', source.phones, readPhone, 'phone.invalid'),
    emails: readAll('emails', source.emails, readEmail, 'email.invalid'),
    identifiers,
    ...optional('address', readAddress(source.address)),
    ...optional('birthDate', readBirthDate(source, flags)),
    ...optional('deviceId', halfWidth(source.deviceId)),
    consents: source.consents,
    contacts: source.kind === 'organisation' ? source.contacts.map(readContact) : [],
  };
  return saysAnything(source) ? { record, flags } : { refused: 'source-record.empty', field: 'record' };
}

/** What the record says, or else what the ID card says. */
function readBirthDate({ birthDate, identifiers }: SourceRecord, flags: RecordFlag[]): string | undefined {
  const date = readCalendarDate(birthDate);
  if (date) return date;
  if (birthDate) flags.push({ field: 'birthDate', code: 'birth-date.invalid' });
  return identifiers
    .map(({ type, value }) => (type === 'id-card' ? readIdCard(halfWidth(value))?.birthDate : undefined))
    .find(Boolean);
}

/** The identifiers a value stands for, or why it stands for none. */
function readIdentifier(identifier: Identifier, fingerprint: Fingerprint): NormalisedIdentifier[] | FlagCode {
  const { type, value, ...period } = identifier;
  const as = (itsType: IdentifierType, key: string, shown = key): NormalisedIdentifier => ({
    type: itsType,
    key,
    shown,
    ...period,
  });

  switch (type) {
    case 'id-card': {
      const card = readIdCard(halfWidth(value));
      return card ? [as(type, fingerprint(card.number), maskIdCard(card.number))] : 'id-card.checksum';
    }
    case 'uscc':
      return readRegistration(value, as) ?? 'uscc.checksum';
    case 'tax-number':
    case 'organisation-code':
    case 'business-licence': {
      const number = halfWidth(value).replace(/[\s-]/g, '').toUpperCase();
      // Since 2015 most organisations give their credit code for any of these.
      if (number.length === 18) return readRegistration(number, as) ?? 'uscc.checksum';
      return /^[0-9A-Z]{8,20}$/.test(number) ? [as(type, number)] : 'identifier.malformed';
    }
    default: {
      const text = halfWidth(value);
      return text ? [as(type, text)] : 'identifier.malformed';
    }
  }
}

/** A credit code contains the organisation code, by which older records know the same organisation. */
function readRegistration(
  value: string,
  as: (type: IdentifierType, key: string) => NormalisedIdentifier,
): NormalisedIdentifier[] | undefined {
  const uscc = readUscc(halfWidth(value));
  return uscc === undefined ? undefined : [as('uscc', uscc), as('organisation-code', organisationCodeIn(uscc))];
}

const saysAnything = ({ name, phones, emails, identifiers, address, deviceId, contacts }: SourceRecord): boolean =>
  [name, deviceId, ...Object.values(address)].some((text) => text.trim() !== '') ||
  [phones, emails, identifiers, contacts].some((list) => list.length > 0);

const optional = <Key extends string, Value>(key: Key, value: Value | undefined | '') =>
  (value ? { [key]: value } : {}) as { readonly [K in Key]?: Value };
