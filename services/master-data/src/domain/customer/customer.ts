import { type Profile, profileOf } from '../matching/profile';
import type { PartyKind } from '../party/source-record';
import { type GoldenRecord, goldenRecord, type Pin, type SurvivorshipPolicy } from './golden-record';
import type { KeptRecord } from './kept-record';
import type { Family } from './lineage';

export type LifecycleStage = 'potential' | 'intent' | 'won' | 'repeat' | 'lost';

/** A customer that stands for itself: nobody absorbed it. */
export interface Customer {
  readonly id: string;
  readonly kind: PartyKind;
  /** Starts at 1; each change adds one and has one event. */
  readonly version: number;
  readonly golden: GoldenRecord;
  /** What candidates are compared by; follows from the same records as the golden record. */
  readonly profile: Profile;
  readonly stage: LifecycleStage;
}

/** What a customer's golden record follows from: the newest records of its tree, and what people pinned. */
export interface Substance {
  readonly records: readonly KeptRecord[];
  readonly pins: readonly Pin[];
}

/** A customer with everything that a decision about it needs. */
export interface CustomerFile extends Substance {
  readonly customer: Customer;
  readonly family: Family;
}

/** So many of its newest records make a customer's golden record, so that the busiest one costs no more than another. */
export const recordsConsidered = 200;

export const newCustomer = (id: string, kind: PartyKind, substance: Substance, policy: SurvivorshipPolicy): Customer => ({
  id,
  kind,
  version: 1,
  stage: 'potential',
  ...following(kind, substance, policy),
});

export const nextVersion = (customer: Customer, substance: Substance, policy: SurvivorshipPolicy): Customer => ({
  ...customer,
  version: customer.version + 1,
  ...following(customer.kind, substance, policy),
});

function following(
  kind: PartyKind,
  { records, pins }: Substance,
  policy: SurvivorshipPolicy,
): Pick<Customer, 'golden' | 'profile'> {
  const newest = [...records]
    .sort((a, b) => b.record.occurredAt.getTime() - a.record.occurredAt.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, recordsConsidered);
  const said = newest.map(({ record }) => record);
  return { golden: goldenRecord(kind, newest, pins, policy), profile: profileOf(kind, said) };
}
