import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { readCell } from '../../domain/imports/csv-cell';
import { UnreadableFile } from '../../use-cases/imports/import-file';
import { encodingOf, isNotText, type Pieces, textOf } from './encoding';

export interface Table {
  readonly encoding: string;
  /** Rows as they come, the header first. @throws UnreadableFile */
  readonly rows: AsyncGenerator<readonly string[]>;
}

/** No row of a contact list is longer, in characters; a quote that is never closed would otherwise fill the memory. */
const longestRow = 64 * 1024;

/** Reads a CSV file as a stream: UTF-8, UTF-16 or GBK, separated by commas, semicolons or tabs. Blank lines are left out. */
export async function readTable(pieces: Pieces): Promise<Table> {
  const encoding = await encodingOf(pieces);
  const delimiter = delimiterOf(await firstLine(textOf(pieces, encoding)).catch(unreadable));
  return { encoding, rows: rowsOf(textOf(pieces, encoding), delimiter) };
}

async function* rowsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<readonly string[]> {
  const parser = parse({
    delimiter,
    info: true,
    // Files that were put together from several have several.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    // People write 5" pipe without quoting it.
    relax_quotes: true,
    // A row of another length costs itself, not the file.
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  // What goes wrong on either side ends the loop below.
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[]; info: Info }>) yield record.map(readCell);
  } catch (error) {
    unreadable(error);
  }
}

function unreadable(error: unknown): never {
  if (error instanceof CsvError) throw new UnreadableFile(lineOf(error));
  if (isNotText(error)) throw new UnreadableFile(0);
  throw error;
}

const lineOf = (error: CsvError): number => (typeof error['lines'] === 'number' ? error['lines'] : 0);

async function firstLine(text: AsyncIterable<string>): Promise<string> {
  let line = '';
  for await (const part of text) {
    line += part;
    if (line.includes('\n') || line.length > longestRow) break;
  }
  return line.split('\n', 1)[0] ?? '';
}

/** What separates the headers most often; headers do not contain separators in quotes often enough to matter. */
function delimiterOf(header: string): string {
  const unquoted = header.replace(/"[^"]*"/g, '');
  const count = (candidate: string): number => unquoted.split(candidate).length;
  return [',', ';', '\t'].reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
