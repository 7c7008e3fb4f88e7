import type { NormalisedRecord } from '../party/normalised-record';
import type { Consent, IdentifierType, PartyKind } from '../party/source-record';
import { type Contact, contactsOf } from './contacts';
import { type KeptRecord, newestVersions } from './kept-record';

export type GoldenField = 'name' | 'phone' | 'email' | 'address' | 'birth-date' | IdentifierType;

export interface GoldenValue {
  readonly field: GoldenField;
  /** Normalised; of an ID card its masked form. */
  readonly value: string;
  readonly recordId: string;
  readonly channel: string;
  readonly occurredAt: Date;
  readonly pinned: boolean;
}

/** A person's word on which record is right about a field. */
export interface Pin {
  readonly field: GoldenField;
  readonly recordId: string;
}

export interface ConsentState extends Consent {
  readonly recordId: string;
}

export interface GoldenRecord {
  readonly displayName: string;
  readonly province: string;
  readonly city: string;
  /** Of fields that can have several values the best comes first. */
  readonly values: readonly GoldenValue[];
  readonly contacts: readonly Contact[];
  readonly consents: readonly ConsentState[];
}

/** MD-5: how much each channel's word is worth; higher wins. */
export interface SurvivorshipPolicy {
  readonly trust: Readonly<Record<string, number>>;
  readonly trustOfOthers: number;
}

/** Systems in which an employee keeps the record come before what customers type themselves, and advertisements last. */
export const defaultSurvivorship: SurvivorshipPolicy = {
  trust: { erp: 90, call_center: 70, pos: 60, wechat: 50, app: 50, web_form: 40, import: 30, ads: 10 },
  trustOfOthers: 30,
};

interface Claim {
  readonly value: string;
  /** Whole before partial: a full name before Mr Zhang, an address with a street before one with a city. */
  readonly completeness: number;
}

/** MD-5: a pure function of the records and pins, so that undoing a merge brings back exactly the golden record of before. */
export function goldenRecord(
  kind: PartyKind,
  records: readonly KeptRecord[],
  pins: readonly Pin[],
  policy: SurvivorshipPolicy,
): GoldenRecord {
  const current = newestVersions(records);
  const isPinned = (field: GoldenField, recordId: string) => pins.some((pin) => pin.field === field && pin.recordId === recordId);
  const trustIn = (channel: string) => policy.trust[channel] ?? policy.trustOfOthers;

  const values = goldenFields.flatMap((field): readonly GoldenValue[] => {
    const claims = current.flatMap(({ id, record }) =>
      claimsOf(field, kind, record).map((claim) => ({ ...claim, recordId: id, record, pinned: isPinned(field, id) })),
    );
    const ranked = claims.sort(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        b.completeness - a.completeness ||
        trustIn(b.record.channel) - trustIn(a.record.channel) ||
        b.record.occurredAt.getTime() - a.record.occurredAt.getTime() ||
        (a.recordId < b.recordId ? -1 : 1),
    );
    const distinct = ranked.filter(({ value }, index) => ranked.findIndex((other) => other.value === value) === index);
    return (hasOneValue.has(field) ? distinct.slice(0, 1) : distinct).map(({ value, recordId, record, pinned }) => ({
      field,
      value,
      recordId,
      channel: record.channel,
      occurredAt: record.occurredAt,
      pinned,
    }));
  });

  const addressFrom = values.find(({ field }) => field === 'address')?.recordId;
  const address = current.find(({ id }) => id === addressFrom)?.record.address;
  return {
    displayName: values.find(({ field }) => field === 'name')?.value ?? '',
    province: address?.province ?? '',
    city: address?.city ?? '',
    values,
    contacts: contactsOf(current),
    consents: latestConsents(current),
  };
}

/** Golden fields whose best value is another one than before. */
export function changedFields(before: GoldenRecord | undefined, after: GoldenRecord): readonly GoldenField[] {
  const best = (golden: GoldenRecord | undefined, field: GoldenField) => golden?.values.find((one) => one.field === field)?.value;
  return goldenFields.filter((field) => best(before, field) !== best(after, field));
}

/** The record has a value for the field. */
export const hasValueFor = (field: GoldenField, record: NormalisedRecord): boolean =>
  claimsOf(field, record.kind, record).length > 0;

const goldenFields: readonly GoldenField[] = [
  'name',
  'phone',
  'email',
  'id-card',
  'wechat-unionid',
  'wechat-openid',
  'member-id',
  'uscc',
  'organisation-code',
  'business-licence',
  'tax-number',
  'address',
  'birth-date',
];

const hasOneValue: ReadonlySet<GoldenField> = new Set(['name', 'address', 'birth-date']);

const wholeness = { full: 2, titled: 1, nickname: 0 } as const;

function claimsOf(field: GoldenField, kind: PartyKind, record: NormalisedRecord): readonly Claim[] {
  const whole = (value: string): Claim => ({ value, completeness: 0 });
  switch (field) {
    case 'name': {
      if (kind === 'person' && record.personName) {
        return [{ value: record.personName.written, completeness: wholeness[record.personName.form] }];
      }
      return record.organisationName
        ? [{ value: record.organisationName.written, completeness: Number(record.organisationName.registered) }]
        : [];
    }
    case 'phone':
      return record.phones.map(whole);
    case 'email':
      return record.emails.map(whole);
    case 'birth-date':
      return record.birthDate ? [whole(record.birthDate)] : [];
    case 'address': {
      if (!record.address) return [];
      const levels = [record.address.province, record.address.city, record.address.district, record.address.line];
      // A municipality is its own province: 北京市 once is enough.
      const spoken = levels.filter((level, index) => level !== '' && level !== levels[index - 1]);
      return [{ value: spoken.join(''), completeness: levels.filter(Boolean).length }];
    }
    default:
      return record.identifiers.filter(({ type }) => type === field).map(({ shown }) => whole(shown));
  }
}

/** MD-12: of what was said about a purpose and a medium the latest word holds. */
function latestConsents(records: readonly KeptRecord[]): readonly ConsentState[] {
  const latest = new Map<string, ConsentState>();
  for (const { id, record } of records) {
    for (const consent of record.consents) {
      const about = `${consent.purpose}/${consent.medium}`;
      const known = latest.get(about);
      // Said at the same instant, the withdrawal holds.
      const later = !known || consent.givenAt > known.givenAt || (+consent.givenAt === +known.givenAt && !consent.granted);
      if (later) latest.set(about, { ...consent, recordId: id });
    }
  }
  return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, consent]) => consent);
}
