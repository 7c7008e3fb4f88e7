import { type Actor, isRefusal, type Log, stepLeaseSeconds } from '@tributary/service-kit';
import { advance, fail, finish, finishChecking, type ImportJob } from '../../domain/imports/import-job';
import { type FileRow, rowArrival } from '../../domain/imports/row-arrival';
import { type IntakeChange, receive } from '../../domain/intake/intake';
import { checkContact } from '../../domain/intake/quality';
import type { LeadPolicy, QualityPolicy } from '../../domain/policy';
import type { Tallies } from './get-import';
import { type ImportFile, UnreadableFile } from './import-file';
import type { ImportShelf } from './import-shelf';

/** Imports that wait to be worked on. A lease keeps others away; what keeps them out is the job's version. */
export interface ImportQueue {
  /** A running import that nobody works on; due again at `until`, unless it has ended by then. */
  lease(now: Date, until: Date): Promise<ImportJob | undefined>;
  /** Gives the lease back; due again at `dueAt`, if there is more to do. */
  release(job: ImportJob, dueAt: Date): Promise<void>;
}

export interface BatchShelf extends ImportShelf {
  keepAll(changes: readonly IntakeChange[]): Promise<void>;
}

export interface Needs {
  readonly queue: ImportQueue;
  readonly file: ImportFile;
  readonly tallies: Tallies;
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: BatchShelf) => Promise<T>) => Promise<T>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
  readonly service: Actor;
  readonly log: Log;
  /** Aborted when this process stops: a file is left after the batch under way. */
  readonly stopping: AbortSignal;
}

const rowsPerBatch = 100;
const secondsBetweenTallies = 2;

/** The job was changed by somebody else: cancelled, or taken over after a lease ran out. */
class Superseded extends Error {}

/**
 * Takes one import and brings it on: checks the file, makes intakes of its rows, waits for them. Each batch of rows is
 * stored together with how far it went; killed in between, the next one goes on behind the last batch.
 * Returns whether there was anything to do.
 */
export function makeRunImports(needs: Needs): () => Promise<boolean> {
  const { queue, file, now, log } = needs;

  async function runNext(): Promise<boolean> {
    const job = await queue.lease(now(), inSeconds(stepLeaseSeconds));
    if (!job) return false;
    try {
      await run(job);
    } catch (error) {
      if (error instanceof Superseded) log.info({ importId: job.id }, 'an import was changed while it ran');
      else log.warn({ err: error, importId: job.id }, 'an import could not be brought on');
    }
    return true;
  }

  async function run(job: ImportJob): Promise<void> {
    if (job.state === 'checking') await check(job);
    if (job.state === 'reading') await read(job);
    if (job.state === 'settling') await settle(job);
  }

  async function check(job: ImportJob): Promise<void> {
    const { quality } = await needs.policy();
    let rows = 0;
    let rejected = 0;
    try {
      for await (const row of file.rows(job.id, 0)) {
        rows += 1;
        if (isBad(job, row, quality)) rejected += 1;
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return store(job, fail(job, 'import.file-unreadable', error.line, now()));
    }
    return store(job, finishChecking(job, rows, rejected, now()));
  }

  async function read(started: ImportJob): Promise<void> {
    const { quality } = await needs.policy();
    let job = started;
    for await (const rows of batches(file.rows(job.id, job.rowsRead), rowsPerBatch)) {
      const at = now();
      const after = advance(job, job.rowsRead + rows.length);
      const changes = rows.map((row) => receive(rowArrival(job, row, at), quality, at));
      await store(job, after, changes);
      job = after;
      if (needs.stopping.aborted) return queue.release(job, now());
    }
  }

  async function settle(job: ImportJob): Promise<void> {
    const { underWay, ...tally } = await needs.tallies.tally(job.id);
    if (underWay === 0) return store(job, finish(job, tally, now()));
    return queue.release(job, inSeconds(secondsBetweenTallies));
  }

  const inSeconds = (seconds: number): Date => new Date(now().getTime() + seconds * 1000);

  const store = (before: ImportJob, after: ImportJob, intakes: readonly IntakeChange[] = []): Promise<void> =>
    needs.atTheShelf(needs.service, async (shelf) => {
      const current = await shelf.job(before.id);
      if (current?.version !== before.version) throw new Superseded();
      await shelf.saveJob(before, after, before.state === after.state ? inSeconds(stepLeaseSeconds) : now());
      if (intakes.length > 0) await shelf.keepAll(intakes);
    });

  return runNext;
}

function isBad(job: ImportJob, row: FileRow, quality: QualityPolicy): boolean {
  const { problem, record } = rowArrival(job, row, job.createdAt);
  return Boolean(problem) || isRefusal(checkContact('import', record.contact, quality));
}

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
