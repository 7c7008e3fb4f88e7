import type { Actor } from '@tributary/service-kit';
import { type ImportJob, newImport } from '../../domain/imports/import-job';

export interface CreateImport {
  readonly fileName: string;
  readonly size: number;
}

export interface Needs {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: { addJob(job: ImportJob): Promise<void> }) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly newId: () => string;
}

export const makeCreateImport =
  ({ atTheShelf, now, newId }: Needs) =>
  (actor: Actor, file: CreateImport): Promise<ImportJob> =>
    atTheShelf(actor, async (shelf) => {
      const job = newImport(newId(), actor.id, file, now());
      await shelf.addJob(job);
      return job;
    });
