import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Shown at the head in place of the title. */
  readonly head?: ReactNode;
  /** A track of the grid, such as `120px` or `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** `always` cannot be switched off; `extra` is off until somebody wants it. */
  readonly shown?: 'always' | 'extra';
  /** On a phone a row is a card: its head, its lines, its action; `none` is left out. */
  readonly onPhone?: 'head' | 'line' | 'action' | 'none';
}

/** The columns somebody chose, in the order of the page; without a choice, all but the extra ones. */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly Column<Row>[] {
  return columns.filter(({ id, shown }) => shown === 'always' || (chosen ? chosen.includes(id) : shown !== 'extra'));
}
