import type { Custody } from './custody';

export const leadStatuses = ['new', 'assigned', 'following', 'qualified', 'invalid', 'lost'] as const;
export type LeadStatus = (typeof leadStatuses)[number];
export const channels = ['web', 'wechat', 'ads', 'call', 'import', 'manual', 'other'] as const;
export type Channel = (typeof channels)[number];
export type Intent = 'unreached' | 'cold' | 'warm' | 'hot';

/** What is known of the person or company, normalised: phones are E.164, e-mail addresses lower case. Empty means unknown. */
export interface Contact {
  readonly name: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly wechatOpenid: string;
  readonly wechatUnionid: string;
  readonly address: string;
  /** GB/T 2260 code with six digits. */
  readonly region: string;
}

export interface Interest {
  readonly product: string;
  readonly industry: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly message: string;
}

export interface Origin {
  readonly channel: Channel;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly content: string;
  readonly term: string;
}

export interface Reason {
  /** Stable code, such as `fit.company-known`. */
  readonly code: string;
  readonly points: number;
}

/** LD-3: `total` is `fit` + `behaviour`, each 0–50, and `reasons` add up to it. */
export interface Score {
  readonly total: number;
  readonly fit: number;
  readonly behaviour: number;
  readonly reasons: readonly Reason[];
}

/** LD-4: why the holder got it. */
export interface Assignment {
  readonly mode: 'rule' | 'manual' | 'claim' | 'transfer' | 'own-entry';
  readonly rule: string;
  /** Empty when a rule decided. */
  readonly decidedBy: string;
  readonly at: Date;
  readonly reasons: readonly Reason[];
  readonly candidates: number;
  readonly eligible: number;
  readonly byTurn: boolean;
}

/** MD-6: the id and the record the reference was made with are kept, because a later split names those. */
export interface CustomerLink {
  readonly id: string;
  readonly madeWithId: string;
  readonly madeWithRecordId: string;
}

export interface Touches {
  readonly count: number;
  /** Without repeats, in the order they first came. */
  readonly channels: readonly Channel[];
  readonly lastAt: Date;
}

export type DisqualificationReason =
  | 'wrong-contact'
  | 'test-data'
  | 'not-our-market'
  | 'no-need'
  | 'no-budget'
  | 'competitor'
  | 'unreachable';

export interface Closing {
  readonly at: Date;
  readonly by: string;
  readonly reason?: DisqualificationReason;
  readonly note: string;
}

/** Raw contact data that may become business (线索). Instants are UTC. */
export interface Lead {
  readonly id: string;
  /** One event for each version. */
  readonly version: number;
  readonly status: LeadStatus;
  readonly custody: Custody;
  readonly contact: Contact;
  readonly interest: Interest;
  readonly origin: Origin;
  readonly customer: CustomerLink;
  readonly score: Score;
  /** 0–100 (LD-2). */
  readonly completeness: number;
  readonly touches: Touches;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastFollowUpAt?: Date | undefined;
  readonly nextFollowUpAt?: Date | undefined;
  readonly nextStep: string;
  readonly intent?: Intent | undefined;
  readonly assignment?: Assignment | undefined;
  readonly closing?: Closing | undefined;
  /** LD-6: who gave it up and may not claim it again until then. */
  readonly bans: readonly ReclaimBan[];
}

export interface ReclaimBan {
  readonly employeeId: string;
  readonly until: Date;
}

export const noInterest: Interest = { product: '', industry: '', language: '', message: '' };
