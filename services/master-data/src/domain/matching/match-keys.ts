import type { NormalisedRecord } from '../party/normalised-record';
import { readingsOf } from '../party/person-name';
import type { PartyKind } from '../party/source-record';
import { sourceOf } from './profile';

/**
 * The keys under which a record is found: whoever may be the same party shares at least one (MD-4, blocking).
 *
 * A key that very many customers share, such as the number of a call shop, is not followed. Therefore whatever can be
 * shared also comes narrowed by name, and the narrow key still finds the right one among the many.
 */
export function matchKeys(record: NormalisedRecord): readonly string[] {
  const name =
    record.personName?.form === 'full' ? [...readingsOf(record.personName)].sort()[0] : record.organisationName?.reading;
  const contacts = record.contacts;
  const shareable = [
    ...[...record.phones, ...contacts.flatMap(({ phones }) => phones)].map((phone) => `phone/${phone}`),
    ...[...record.emails, ...contacts.flatMap(({ emails }) => emails)].map((email) => `email/${email}`),
    ...(record.deviceId ? [`device/${record.deviceId}`] : []),
  ];
  const { address, organisationName } = record;
  const keys = [
    `source/${sourceOf(record)}`,
    ...record.identifiers.map(({ type, key }) => `${type}/${key}`),
    ...shareable,
    ...(name ? shareable.map((key) => `${key}/${name}`) : []),
    ...(name && record.birthDate ? [`name-birth/${name}/${record.birthDate}`] : []),
    ...(name && address?.line ? [`name-line/${name}/${address.line}`] : []),
    ...(organisationName ? [`name/${organisationName.full}`, `core/${organisationName.reading}`] : []),
  ];
  return [...new Set(keys)].map((key) => `${record.kind}/${key}`);
}

/** The key that versions of one channel record have in common. */
export const sourceKey = (record: NormalisedRecord): string => `${record.kind}/source/${sourceOf(record)}`;

/** The keys under which a phone number is found, whoever it belongs to. */
export const phoneKeys = (e164: string): readonly string[] =>
  (['person', 'organisation'] satisfies PartyKind[]).map((kind) => `${kind}/phone/${e164}`);
