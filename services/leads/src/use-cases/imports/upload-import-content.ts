import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { addPiece, type ImportJob } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';
import { type AtTheImportShelf, changeImport, type ImportShelf } from './import-shelf';

export interface UploadImportContent {
  readonly importId: string;
  readonly piece: number;
  readonly content: Buffer;
}

export interface PieceShelf extends ImportShelf {
  piece(importId: string, piece: number): Promise<Buffer | undefined>;
  addPiece(importId: string, piece: number, content: Buffer): Promise<void>;
}

export type UploadRefusal = Refusal<'import.piece-too-late' | 'import.too-large' | 'import.piece-conflict'> | NotFound;

/** GW-5: a piece sent twice counts once; with other content it is a mistake somebody must know of. */
export const makeUploadImportContent =
  (atTheShelf: AtTheImportShelf<PieceShelf>) =>
  (actor: Actor, { importId, piece, content }: UploadImportContent): Promise<ImportJob | UploadRefusal> =>
    atTheShelf(actor, (shelf) =>
      changeImport(shelf, importId, async (job): Promise<ImportJob | UploadRefusal> => {
        const known = await shelf.piece(importId, piece);
        if (known) return known.equals(content) ? job : { refused: 'import.piece-conflict', field: 'piece' };
        const added = addPiece(job, content.length);
        if (!isRefusal(added)) await shelf.addPiece(importId, piece, content);
        return added;
      }),
    );
