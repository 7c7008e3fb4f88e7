import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { checkColumns, type ImportColumn, proposeColumns } from '../../domain/imports/columns';
import { type ImportJob, mayStart, start } from '../../domain/imports/import-job';
import type { NotFound } from '../leads/lead-desk';
import type { ReachableImports } from './get-import';
import { type FileHeader, type ImportFile, UnreadableFile } from './import-file';
import { type AtTheImportShelf, changeImport } from './import-shelf';

export interface StartImport {
  readonly importId: string;
  /** Empty: as proposed. */
  readonly columns: readonly ImportColumn[];
  readonly dryRun: boolean;
}

export interface Needs {
  readonly imports: ReachableImports;
  readonly file: ImportFile;
  readonly atTheShelf: AtTheImportShelf;
}

export type StartRefusal =
  | Refusal<
      | 'import.already-running'
      | 'import.incomplete'
      | 'import.file-unreadable'
      | 'import.columns-mismatch'
      | 'import.no-contact-column'
    >
  | NotFound;

/** GW-5: for real or dry. The file's header is read before the transaction, and cannot change once all of it is there. */
export const makeStartImport =
  ({ imports, file, atTheShelf }: Needs) =>
  async (actor: Actor, { importId, columns, dryRun }: StartImport): Promise<ImportJob | StartRefusal> => {
    const job = await imports.find(actor, importId);
    if (!job) return { refused: 'record.not-found' };
    const refusal = mayStart(job);
    if (refusal) return refusal;
    const header = await readHeader(file, importId);
    if (isRefusal(header)) return header;

    const mapped = columns.length > 0 ? columns : proposeColumns(header.headers);
    const mismatch = checkColumns(mapped, header.headers);
    if (mismatch) return mismatch;
    return atTheShelf(actor, (shelf) =>
      changeImport(shelf, importId, (current): ImportJob | StartRefusal => mayStart(current) ?? start(current, mapped, dryRun)),
    );
  };

async function readHeader(file: ImportFile, importId: string): Promise<FileHeader | Refusal<'import.file-unreadable'>> {
  try {
    return await file.header(importId);
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: 'import.file-unreadable', details: { line: error.line } };
    throw error;
  }
}
