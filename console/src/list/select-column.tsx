import { Checkbox } from 'antd';
import type { Column } from './column';
import type { Selection } from './use-selection';

interface Selecting<Row> {
  readonly selection: Selection;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  readonly label: string;
  readonly labelAll: string;
}

/** The first column of a list whose rows can be chosen; on a phone, where one thumb does one thing, there is none. */
export function selectColumn<Row>({ selection, rows, idOf, nameOf, label, labelAll }: Selecting<Row>): Column<Row> {
  const all = rows.length > 0 && rows.every((row) => selection.ids.has(idOf(row)));
  return {
    id: 'select',
    title: label,
    head: (
      <Checkbox
        aria-label={labelAll}
        checked={all}
        indeterminate={!all && selection.ids.size > 0}
        onChange={() => (all ? selection.clear() : selection.choose(rows.map(idOf)))}
      />
    ),
    width: '40px',
    shown: 'always',
    onPhone: 'none',
    cell: (row) => (
      <Checkbox
        aria-label={`${label} ${nameOf(row)}`}
        checked={selection.ids.has(idOf(row))}
        onChange={() => selection.toggle(idOf(row))}
      />
    ),
  };
}
