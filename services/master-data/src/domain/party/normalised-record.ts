import type { NormalisedAddress } from './address';
import type { OrganisationName } from './organisation-name';
import type { PersonName } from './person-name';
import type { Consent, ContactRole, IdentifierType, PartyKind } from './source-record';

/** What a record says in the form in which it is compared. Holds no ID-card number. */
export interface NormalisedRecord {
  readonly kind: PartyKind;
  readonly channel: string;
  readonly channelRecordId: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly personName?: PersonName;
  readonly organisationName?: OrganisationName;
  /** E.164. */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly identifiers: readonly NormalisedIdentifier[];
  readonly address?: NormalisedAddress;
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  readonly deviceId?: string;
  readonly consents: readonly Consent[];
  readonly contacts: readonly NormalisedContact[];
}

export interface NormalisedIdentifier {
  readonly type: IdentifierType;
  /** What equals when the identifiers are the same; of an ID card its keyed hash (PRIV-5). */
  readonly key: string;
  /** What may be shown; of an ID card its masked form. */
  readonly shown: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

export interface NormalisedContact {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly role: ContactRole;
  readonly jobTitle: string;
}

/** Something that cannot be used for matching; the record is kept all the same (MD-3). */
export interface RecordFlag {
  /** In proto3 JSON spelling: `identifiers[0].value`. */
  readonly field: string;
  readonly code: FlagCode;
}

export type FlagCode =
  | 'phone.invalid'
  | 'email.invalid'
  | 'id-card.checksum'
  | 'uscc.checksum'
  | 'identifier.malformed'
  | 'birth-date.invalid';
