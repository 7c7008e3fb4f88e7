import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { ImportJob } from '../../domain/imports/import-job';

export interface ImportLists {
  /** The actor's own, newest first. */
  ofActor(actor: Actor, page: Page): Promise<PageOf<ImportJob> | Refusal<'request.malformed'>>;
}

export const makeListImports =
  (imports: ImportLists) =>
  (actor: Actor, page: Page): ReturnType<ImportLists['ofActor']> =>
    imports.ofActor(actor, page);
