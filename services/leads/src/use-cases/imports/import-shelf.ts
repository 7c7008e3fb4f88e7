import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import type { ImportJob } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';

export interface ImportShelf {
  /** Undefined when there is none, or it belongs to somebody else (PERM-1). */
  job(id: string): Promise<ImportJob | undefined>;
  /** Fails when the job has moved on meanwhile. If there is more to do, it is due at once, or at `dueAt`. */
  saveJob(before: ImportJob, after: ImportJob, dueAt?: Date): Promise<void>;
}

export type AtTheImportShelf<Shelf = ImportShelf> = <T>(actor: Actor, work: (shelf: Shelf) => Promise<T>) => Promise<T>;

/** Loads an import of the actor's, decides, and saves what was decided. */
export async function changeImport<Outcome extends ImportJob | Refusal>(
  shelf: ImportShelf,
  importId: string,
  decide: (job: ImportJob) => Outcome | Promise<Outcome>,
): Promise<Outcome | NotFound> {
  const job = await shelf.job(importId);
  if (!job) return { refused: 'record.not-found' };
  const outcome = await decide(job);
  if (!isRefusal(outcome) && outcome.version !== job.version) await shelf.saveJob(job, outcome);
  return outcome;
}
