import type { Actor, Refusal } from '@tributary/service-kit';
import { writeRow } from '../../domain/imports/csv-cell';
import type { ImportJob } from '../../domain/imports/import-job';
import { type FileRow, rowArrival } from '../../domain/imports/row-arrival';
import { receive } from '../../domain/intake/intake';
import type { LeadPolicy } from '../../domain/policy';
import type { NotFound } from '../leads/lead-desk';
import type { ReachableImports } from './get-import';
import type { ImportFile } from './import-file';

export interface GetImportErrors {
  readonly importId: string;
  readonly afterRow: number;
}

export interface ImportErrors {
  readonly fileName: string;
  readonly content: Buffer;
  /** 0: this was the last piece. */
  readonly nextAfterRow: number;
}

export interface RejectedRows {
  /** Why rows behind `afterRow` were rejected, in their order. */
  rejectedRows(importId: string, afterRow: number, limit: number): Promise<ReadonlyMap<number, string>>;
}

export interface Needs {
  readonly imports: ReachableImports;
  readonly rejected: RejectedRows;
  readonly file: ImportFile;
  readonly policy: () => Promise<LeadPolicy>;
}

const rowsPerPiece = 2000;
/** Rows may be long, and messages must not be. */
const lettersPerPiece = 500_000;
const byteOrderMark = '\uFEFF';

/** Named so that an import of the error file leaves the column out. */
const reasonHeader = 'tributary_reason';

/** GW-5: the rows that failed, as they were, each with its reason; to be put right and imported again. */
export const makeGetImportErrors =
  (needs: Needs) =>
  async (
    actor: Actor,
    { importId, afterRow }: GetImportErrors,
  ): Promise<ImportErrors | NotFound | Refusal<'import.not-running'>> => {
    const job = await needs.imports.find(actor, importId);
    if (!job) return { refused: 'record.not-found' };
    if (!job.checked) return { refused: 'import.not-running' };

    const reasonOf = await reasonsFor(job, afterRow, needs);
    const lines = afterRow === 0 ? [headerOf(job)] : [];
    let [rows, letters, last] = [0, 0, 0];
    for await (const row of needs.file.rows(importId, afterRow)) {
      const reason = reasonOf(row);
      if (!reason) continue;
      if (rows === rowsPerPiece || letters > lettersPerPiece) return pieceOf(job, lines, last);
      const line = writeRow([...row.cells, reason]);
      lines.push(line);
      [rows, letters, last] = [rows + 1, letters + line.length, row.row];
    }
    return pieceOf(job, lines, 0);
  };

/** Why a row failed. A dry run has kept nothing: its rows are judged again. */
async function reasonsFor(
  job: ImportJob,
  afterRow: number,
  { rejected, policy }: Needs,
): Promise<(row: FileRow) => string | undefined> {
  if (job.dryRun) {
    const { quality } = await policy();
    return (row) => receive(rowArrival(job, row, job.createdAt), quality, job.createdAt).intake.rejection?.code;
  }
  const reasons = await rejected.rejectedRows(job.id, afterRow, rowsPerPiece + 1);
  return ({ row }) => reasons.get(row);
}

const headerOf = ({ columns }: ImportJob): string =>
  `${byteOrderMark}${writeRow([...columns.map(({ header }) => header), reasonHeader])}`;

const pieceOf = ({ fileName }: ImportJob, lines: readonly string[], nextAfterRow: number): ImportErrors => ({
  fileName: fileName.replace(/(\.[^.]*)?$/, '-errors.csv'),
  content: Buffer.from(lines.join(''), 'utf8'),
  nextAfterRow,
});
