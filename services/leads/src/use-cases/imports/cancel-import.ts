import type { Actor, Refusal } from '@tributary/service-kit';
import { cancel, type ImportJob } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';
import { type AtTheImportShelf, changeImport } from './import-shelf';

/** Whoever is reading the file finds out with the next batch, which is then not stored. */
export const makeCancelImport =
  (atTheShelf: AtTheImportShelf) =>
  (actor: Actor, importId: string): Promise<ImportJob | Refusal<'import.not-running'> | NotFound> =>
    atTheShelf(actor, (shelf) => changeImport(shelf, importId, cancel));
