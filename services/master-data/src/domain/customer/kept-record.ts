import { sourceOf } from '../matching/profile';
import type { NormalisedRecord } from '../party/normalised-record';

/** A source record that belongs to a customer. */
export interface KeptRecord {
  readonly id: string;
  /** The customer it was resolved to, or moved to by a split. */
  readonly homeId: string;
  readonly record: NormalisedRecord;
}

/** A channel's newer word about the same record replaces its older one, in whatever order they arrive. */
export function newestVersions(records: readonly KeptRecord[]): readonly KeptRecord[] {
  const newest = new Map<string, KeptRecord>();
  for (const kept of records) {
    const source = sourceOf(kept.record);
    const known = newest.get(source);
    if (!known || known.record.version < kept.record.version) newest.set(source, kept);
  }
  return [...newest.values()];
}
