import { toWire, validate } from '@tributary/contracts';
import { type ImportRow as ImportRowMessage, SourceRecord } from '@tributary/contracts/master-data';
import type { ImportRow, RowVerdict } from '../../use-cases/check-import';
import { sourceRecordOf } from './source-record';

/** The door leaves the rows to us, because one that breaks its schema is answered as a row, not as a refusal of all (MD-8). */
export function importRowOf(record: SourceRecord): ImportRow {
  const violations = validate('tributary.masterdata.v1.SourceRecord', SourceRecord.encode(record).finish());
  if (violations.length === 0) return { source: sourceRecordOf(record) };
  return { problems: violations.map(({ field, rule }) => ({ field, code: rule })) };
}

export const importRowMessage = ({ verdict, problems, ...row }: RowVerdict): ImportRowMessage => ({
  ...row,
  verdict: toWire('IMPORT_VERDICT', verdict),
  flags: problems,
});
