export type PartyKind = 'person' | 'organisation';

export type IdentifierType =
  | 'id-card'
  | 'wechat-unionid'
  | 'wechat-openid'
  | 'member-id'
  | 'uscc'
  | 'organisation-code'
  | 'business-licence'
  | 'tax-number';

export interface Identifier {
  readonly type: IdentifierType;
  readonly value: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

export interface PostalAddress {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly line: string;
}

export interface Consent {
  readonly purpose: string;
  /** sms, phone, email, wechat; empty for all. */
  readonly medium: string;
  readonly granted: boolean;
  readonly givenAt: Date;
}

export type ContactRole = 'unspecified' | 'decision-maker' | 'influencer' | 'user';

export interface ContactPerson {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly role: ContactRole;
  readonly jobTitle: string;
}

/** What one channel says about a party, word for word (MD-1). An absent text is ''. */
export interface SourceRecord {
  readonly channel: string;
  readonly channelRecordId: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly kind: PartyKind;
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly address: PostalAddress;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly deviceId: string;
  readonly consents: readonly Consent[];
  readonly contacts: readonly ContactPerson[];
}
