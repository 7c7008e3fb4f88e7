import type { MongoStore } from '@tributary/stores/mongo';
import type { FileRow } from '../../domain/imports/row-arrival';
import { type ImportFile, UnreadableFile } from '../../use-cases/imports/import-file';
import { readTable } from '../csv/read-table';
import { collection } from './collections';

const sampleRows = 10;

/** Reads an uploaded file from its pieces, one at a time. */
export function makeImportFile(store: MongoStore): ImportFile {
  const piecesOf = (importId: string) =>
    async function* (): AsyncGenerator<Buffer> {
      const pieces = collection(store.connection, 'import_pieces')
        .find({ importId }, { promoteBuffers: true })
        .sort({ piece: 1 })
        .batchSize(1);
      for await (const { content } of pieces) yield content;
    };

  return {
    header: async (importId) => {
      const { encoding, rows } = await readTable(piecesOf(importId));
      const first: (readonly string[])[] = [];
      for await (const cells of rows) {
        first.push(cells);
        if (first.length > sampleRows) break;
      }
      const [headers, ...sample] = first;
      if (!headers) throw new UnreadableFile(1);
      return { encoding, headers, sample: sample.map((cells, index) => ({ row: index + 1, cells })) };
    },

    rows: async function* (importId, afterRow): AsyncGenerator<FileRow> {
      const { rows } = await readTable(piecesOf(importId));
      // The header is row 0.
      let row = -1;
      for await (const cells of rows) {
        row += 1;
        if (row > afterRow) yield { row, cells };
      }
    },
  };
}
