import type { ErrorCode } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import type { ImportColumn } from './columns';

export type ImportState = 'open' | 'checking' | 'reading' | 'settling' | 'finished' | 'cancelled' | 'failed';

/** How the rows ended; for a dry run only `rejected` is known. */
export interface ImportTally {
  readonly rejected: number;
  readonly newLeads: number;
  readonly additions: number;
  readonly customerSignals: number;
}

export const nothingYet: ImportTally = { rejected: 0, newLeads: 0, additions: 0, customerSignals: 0 };

/**
 * LD-1, GW-5: one file on its way in. First the whole of it is read and checked, so that nothing is taken in from a file
 * that breaks off; then its rows become intakes, in batches whose progress is stored with them; then they are settled.
 */
export interface ImportJob {
  readonly id: string;
  /** Grows with every stored step: whoever works on an older one finds out and stops. */
  readonly version: number;
  /** Employee who started it and alone sees it. */
  readonly ownerId: string;
  readonly fileName: string;
  readonly size: number;
  readonly receivedBytes: number;
  readonly pieces: number;
  readonly state: ImportState;
  readonly dryRun: boolean;
  readonly columns: readonly ImportColumn[];
  /** Data rows in the file; known after checking. */
  readonly rows: number;
  /** Data rows that have become intakes. */
  readonly rowsRead: number;
  readonly checked: boolean;
  readonly tally: ImportTally;
  readonly createdAt: Date;
  readonly finishedAt?: Date | undefined;
  readonly failure?: ErrorCode | undefined;
  /** Line of the file, from 1. */
  readonly failedLine: number;
}

export const newImport = (id: string, ownerId: string, file: { fileName: string; size: number }, now: Date): ImportJob => ({
  id,
  version: 1,
  ownerId,
  ...file,
  receivedBytes: 0,
  pieces: 0,
  state: 'open',
  dryRun: false,
  columns: [],
  rows: 0,
  rowsRead: 0,
  checked: false,
  tally: nothingYet,
  createdAt: now,
  failedLine: 0,
});

const next = (job: ImportJob, changes: Partial<ImportJob>): ImportJob => ({ ...job, ...changes, version: job.version + 1 });

export function addPiece(job: ImportJob, bytes: number): ImportJob | Refusal<'import.piece-too-late' | 'import.too-large'> {
  if (job.state !== 'open') return { refused: 'import.piece-too-late' };
  if (job.receivedBytes + bytes > job.size) return { refused: 'import.too-large', details: { size: job.size } };
  return next(job, { receivedBytes: job.receivedBytes + bytes, pieces: job.pieces + 1 });
}

/** A dry run may be followed by another or by the real one: that is what it is for. */
export function mayStart(job: ImportJob): Refusal<'import.already-running' | 'import.incomplete'> | undefined {
  const tried = job.dryRun && (job.state === 'finished' || job.state === 'failed');
  if (job.state !== 'open' && !tried) return { refused: 'import.already-running' };
  if (job.receivedBytes < job.size) return { refused: 'import.incomplete', details: { received: job.receivedBytes } };
  return undefined;
}

export const start = (job: ImportJob, columns: readonly ImportColumn[], dryRun: boolean): ImportJob =>
  next(job, {
    state: 'checking',
    columns,
    dryRun,
    rows: 0,
    checked: false,
    tally: nothingYet,
    failure: undefined,
    failedLine: 0,
    finishedAt: undefined,
  });

const isRunning = ({ state }: ImportJob): boolean => state === 'checking' || state === 'reading' || state === 'settling';

/** Rows that have become intakes stay; they are settled in any case. */
export function cancel(job: ImportJob): ImportJob | Refusal<'import.not-running'> {
  if (!isRunning(job) || job.state === 'settling') return { refused: 'import.not-running' };
  return next(job, { state: 'cancelled' });
}

/** Goes on behind the last row that became an intake. */
export function resume(job: ImportJob): ImportJob | Refusal<'import.not-cancelled'> {
  if (job.state !== 'cancelled') return { refused: 'import.not-cancelled' };
  return next(job, { state: job.checked ? 'reading' : 'checking' });
}

export function finishChecking(job: ImportJob, rows: number, rejected: number, now: Date): ImportJob {
  const found = { checked: true, rows, tally: { ...nothingYet, rejected } };
  return job.dryRun
    ? next(job, { ...found, state: 'finished', finishedAt: now })
    : next(job, { ...found, state: rows === 0 ? 'settling' : 'reading' });
}

export const advance = (job: ImportJob, rowsRead: number): ImportJob =>
  next(job, { rowsRead, state: rowsRead >= job.rows ? 'settling' : 'reading' });

export const finish = (job: ImportJob, tally: ImportTally, now: Date): ImportJob =>
  next(job, { state: 'finished', tally, finishedAt: now });

export const fail = (job: ImportJob, failure: ErrorCode, line: number, now: Date): ImportJob =>
  next(job, { state: 'failed', failure, failedLine: line, finishedAt: now });
