import type { Actor } from '@tributary/service-kit';
import type { ImportJob, ImportTally } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';

export interface ReachableImports {
  /** Undefined when there is none, or it belongs to somebody else. */
  find(actor: Actor, importId: string): Promise<ImportJob | undefined>;
}

export interface Tallies {
  /** How the rows taken in so far have ended, and how many are still under way. */
  tally(importId: string): Promise<ImportTally & { readonly underWay: number }>;
}

export interface Needs {
  readonly imports: ReachableImports;
  readonly tallies: Tallies;
}

/** With its progress as of now. */
export const makeGetImport =
  ({ imports, tallies }: Needs) =>
  async (actor: Actor, importId: string): Promise<ImportJob | NotFound> => {
    const job = await imports.find(actor, importId);
    if (!job) return { refused: 'record.not-found' };
    const counts = job.state === 'reading' || job.state === 'settling' || job.state === 'cancelled';
    return counts ? { ...job, tally: await tallies.tally(importId) } : job;
  };
