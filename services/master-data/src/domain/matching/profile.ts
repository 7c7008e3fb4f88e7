import type { NormalisedAddress } from '../party/address';
import type { NormalisedIdentifier, NormalisedRecord } from '../party/normalised-record';
import type { OrganisationName } from '../party/organisation-name';
import type { PersonName } from '../party/person-name';
import type { IdentifierType, PartyKind } from '../party/source-record';

/** Everything its records say about a party that can be compared: what candidates are judged by. Instants are UTC milliseconds. */
export interface Profile {
  readonly kind: PartyKind;
  /** channel/channelRecordId. */
  readonly sources: readonly string[];
  readonly personNames: readonly PersonName[];
  readonly organisationNames: readonly OrganisationName[];
  readonly phones: readonly Sighting[];
  readonly emails: readonly Sighting[];
  readonly identifiers: readonly KnownIdentifier[];
  readonly addresses: readonly NormalisedAddress[];
  readonly birthDates: readonly string[];
  readonly devices: readonly string[];
}

export interface Sighting {
  readonly value: string;
  readonly lastSeen: number;
}

export interface KnownIdentifier {
  readonly type: IdentifierType;
  readonly key: string;
  readonly lastSeen: number;
  readonly validFrom?: number;
  readonly validTo?: number;
}

/** Of each kind of value the most recent so many are kept, so that no customer makes comparing expensive. */
const valuesKept = 20;

export const sourceOf = ({ channel, channelRecordId }: NormalisedRecord): string => `${channel}/${channelRecordId}`;

export function profileOf(kind: PartyKind, records: readonly NormalisedRecord[]): Profile {
  const newestFirst = [...records].sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
  const gather = <T>(read: (record: NormalisedRecord) => readonly T[], identity: (value: T) => string): readonly T[] => {
    const seen = new Map<string, T>();
    for (const value of newestFirst.flatMap(read)) if (!seen.has(identity(value))) seen.set(identity(value), value);
    return [...seen.values()].slice(0, valuesKept);
  };
  const text = (value: string): string => value;
  const sightings = (read: (record: NormalisedRecord) => readonly string[]) =>
    gather(
      (record) => read(record).map((value): Sighting => ({ value, lastSeen: record.occurredAt.getTime() })),
      ({ value }) => value,
    );

  return {
    kind,
    sources: gather((record) => [sourceOf(record)], text),
    personNames: gather(
      (record) => some(record.personName),
      ({ written }) => written,
    ),
    organisationNames: gather(
      (record) => some(record.organisationName),
      ({ full }) => full,
    ),
    phones: sightings((record) => [...record.phones, ...record.contacts.flatMap(({ phones }) => phones)]),
    emails: sightings((record) => [...record.emails, ...record.contacts.flatMap(({ emails }) => emails)]),
    identifiers: gather(
      (record) => record.identifiers.map((identifier) => known(identifier, record.occurredAt)),
      ({ type, key }) => `${type}/${key}`,
    ),
    addresses: gather(
      (record) => some(record.address),
      ({ city, district, line }) => `${city}/${district}/${line}`,
    ),
    birthDates: gather((record) => some(record.birthDate), text),
    devices: gather((record) => some(record.deviceId), text),
  };
}

const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

const known = ({ type, key, validFrom, validTo }: NormalisedIdentifier, seenAt: Date): KnownIdentifier => ({
  type,
  key,
  lastSeen: seenAt.getTime(),
  ...(validFrom && { validFrom: validFrom.getTime() }),
  ...(validTo && { validTo: validTo.getTime() }),
});
