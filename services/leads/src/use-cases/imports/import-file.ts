import type { FileRow } from '../../domain/imports/row-arrival';

/** The uploaded content of an import, read as a table. It is read from its beginning each time, a piece at a time. */
export interface ImportFile {
  header(importId: string): Promise<FileHeader>;
  /** Data rows behind `afterRow`. @throws UnreadableFile */
  rows(importId: string, afterRow: number): AsyncIterable<FileRow>;
}

export interface FileHeader {
  readonly encoding: string;
  readonly headers: readonly string[];
  /** The first data rows. */
  readonly sample: readonly FileRow[];
}

/** The file is no CSV file, or breaks off within a cell. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  /** @param line of the file, from 1 */
  constructor(readonly line: number) {
    super('the file is not a CSV file that can be read');
  }
}
