import type { Arrival } from '../intake/intake';
import { intakeIdOf } from '../intake/intake-id';
import { readRow } from './columns';
import type { ImportJob } from './import-job';

export interface FileRow {
  /** From 1, without the header. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row as an intake: the same row of the same import always gets the same id, so that it cannot come in twice. */
export function rowArrival(job: ImportJob, { row, cells }: FileRow, now: Date): Arrival {
  const source = `import:${job.id}`;
  const read = readRow(job.columns, cells);
  return {
    id: intakeIdOf(source, String(row)),
    record: {
      source,
      sourceRecordId: String(row),
      contact: read.contact,
      interest: read.interest,
      origin: { channel: 'import', source: read.source, medium: '', campaign: read.campaign, content: '', term: '' },
      occurredAt: now,
      consents: [],
    },
    submittedBy: { kind: 'employee', id: job.ownerId },
    importId: job.id,
    row,
    problem: cells.length === job.columns.length ? undefined : { refused: 'import.row-malformed' },
  };
}
