import { type EventData, type EventType, toWire } from '@tributary/contracts';
import type { CustomerSummary } from '@tributary/contracts/master-data';
import type { NormalisedRecord } from '../party/normalised-record';
import type { Customer } from './customer';
import { changedFields, type GoldenRecord } from './golden-record';
import type { LineageChange } from './lineage';

type Named<T extends EventType> = { readonly [N in T]: { readonly type: N; readonly data: EventData[N] } }[T];

/** What can happen to a customer; each raises its version by one. */
export type CustomerEvent = Named<Extract<EventType, `tributary.master-data.customer.${string}`>>;

/** The record that caused a change. */
export interface Cause {
  readonly recordId: string;
  readonly record: NormalisedRecord;
}

/** Who did it, when and why. */
export interface Deed {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

const summaryOf = ({ id, kind, golden, stage }: Customer): CustomerSummary => ({
  customerId: id,
  kind: toWire('PARTY_KIND', kind),
  displayName: golden.displayName,
  province: golden.province,
  city: golden.city,
  stage: toWire('LIFECYCLE_STAGE', stage),
});

const causeOf = (cause: Cause | undefined) => ({
  sourceRecordId: cause?.recordId ?? '',
  channel: cause?.record.channel ?? '',
  channelRecordId: cause?.record.channelRecordId ?? '',
});

export const created = (customer: Customer, at: Date, cause?: Cause): CustomerEvent => ({
  type: 'tributary.master-data.customer.created.v1',
  data: { customerId: customer.id, customer: summaryOf(customer), ...causeOf(cause), occurredAt: at },
});

export const updated = (customer: Customer, before: GoldenRecord, at: Date, cause?: Cause): CustomerEvent => ({
  type: 'tributary.master-data.customer.updated.v1',
  data: {
    customerId: customer.id,
    customer: summaryOf(customer),
    changedFields: changedFields(before, customer.golden).map((field) => toWire('GOLDEN_FIELD', field)),
    ...causeOf(cause),
    occurredAt: at,
  },
});

export const merged = (survivor: Customer, { entry, movedTree }: LineageChange, { by, at, reason }: Deed): CustomerEvent => ({
  type: 'tributary.master-data.customer.merged.v1',
  data: {
    customerId: survivor.id,
    customer: summaryOf(survivor),
    mergeId: entry.id,
    absorbedId: entry.otherId,
    absorbedIds: movedTree,
    mergedBy: by,
    reason,
    occurredAt: at,
  },
});

export const split = (
  customer: Customer,
  separated: Customer,
  { entry, movedTree, undoes }: LineageChange,
  { by, at, reason }: Deed,
): CustomerEvent => ({
  type: 'tributary.master-data.customer.split.v1',
  data: {
    customerId: customer.id,
    customer: summaryOf(customer),
    splitId: entry.id,
    separatedId: separated.id,
    separated: summaryOf(separated),
    separatedIds: movedTree,
    sourceRecordIds: entry.moves.map(({ recordId }) => recordId),
    undoneMergeId: undoes ?? '',
    splitBy: by,
    reason,
    occurredAt: at,
  },
});
