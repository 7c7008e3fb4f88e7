import type { Actor, Refusal } from '@tributary/service-kit';
import { type ImportJob, resume } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';
import { type AtTheImportShelf, changeImport } from './import-shelf';

export const makeResumeImport =
  (atTheShelf: AtTheImportShelf) =>
  (actor: Actor, importId: string): Promise<ImportJob | Refusal<'import.not-cancelled'> | NotFound> =>
    atTheShelf(actor, (shelf) => changeImport(shelf, importId, resume));
