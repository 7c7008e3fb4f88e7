import type { Channel } from './lead/lead';

/** LD-5, LD-6. A day is 24 hours, except that claims are counted by calendar days of `timeZone`. */
export interface CustodyPolicy {
  readonly holdingLimit: number;
  readonly claimsPerDay: number;
  readonly protectionDays: number;
  readonly firstFollowUpDays: number;
  readonly followUpDays: number;
  /** Between the warning and the drop. */
  readonly warningDays: number;
  readonly reclaimBanDays: number;
  /** IANA name. */
  readonly timeZone: string;
}

export type RequirableField = 'name' | 'company' | 'phone' | 'email' | 'wechat' | 'address' | 'region';

/** LD-2. */
export interface QualityPolicy {
  /** Channels not named here need any one way to reach the person. */
  readonly required: readonly { readonly channel: Channel; readonly fields: readonly RequirableField[] }[];
  /** E.164 numbers, e-mail addresses, or `@domain`. */
  readonly blacklist: readonly string[];
}

export type Affinity = 'territory' | 'product' | 'language' | 'industry';

/** LD-4: whom leads of a kind go to; the first rule that applies decides. */
export interface AssignmentRule {
  readonly name: string;
  /** json-rules-engine conditions over the facts of `assignmentFacts`; absent: always applies. */
  readonly conditions?: Readonly<Record<string, unknown>> | undefined;
  /** Department first, then person: these teams and those below them. Empty: all. */
  readonly teamPaths: readonly string[];
  readonly mustMatch: readonly Affinity[];
  readonly skills: readonly string[];
  readonly leaveInSea: boolean;
}

export interface LeadPolicy {
  readonly custody: CustodyPolicy;
  readonly quality: QualityPolicy;
  readonly assignmentRules: readonly AssignmentRule[];
}

/** What holds until an administrator changes it. */
export const defaultPolicy: LeadPolicy = {
  custody: {
    holdingLimit: 200,
    claimsPerDay: 20,
    protectionDays: 30,
    firstFollowUpDays: 7,
    followUpDays: 7,
    warningDays: 2,
    reclaimBanDays: 30,
    timeZone: 'Asia/Shanghai',
  },
  quality: { required: [{ channel: 'manual', fields: ['name'] }], blacklist: [] },
  assignmentRules: [],
};
