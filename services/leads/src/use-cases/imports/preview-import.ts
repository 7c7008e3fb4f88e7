import type { Actor, Refusal } from '@tributary/service-kit';
import { type ImportColumn, proposeColumns } from '../../domain/imports/columns';
import type { NotFound } from '../leads/lead-desk';
import type { ReachableImports } from './get-import';
import { type ImportFile, UnreadableFile } from './import-file';

export interface ImportPreview {
  readonly encoding: string;
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface Needs {
  readonly imports: ReachableImports;
  readonly file: ImportFile;
}

/** GW-5: what the columns seem to be, before anything is started. */
export const makePreviewImport =
  ({ imports, file }: Needs) =>
  async (actor: Actor, importId: string): Promise<ImportPreview | Refusal<'import.file-unreadable'> | NotFound> => {
    if (!(await imports.find(actor, importId))) return { refused: 'record.not-found' };
    try {
      const { encoding, headers, sample } = await file.header(importId);
      return { encoding, columns: proposeColumns(headers), rows: sample.map(({ cells }) => cells) };
    } catch (error) {
      if (error instanceof UnreadableFile) return { refused: 'import.file-unreadable', details: { line: error.line } };
      throw error;
    }
  };
