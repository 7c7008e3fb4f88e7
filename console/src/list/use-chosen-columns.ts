import { useState } from 'react';
import { localMemory } from '../browser/local-memory';
import { type Column, chosenColumns } from './column';

/** @param list name under which this browser remembers the choice. */
export function useChosenColumns<Row>(list: string, columns: readonly Column<Row>[]) {
  const key = `columns.${list}`;
  const [chosen, setChosen] = useState(() => localMemory.read<readonly string[]>(key));
  return {
    shown: chosenColumns(columns, chosen),
    choose: (ids: readonly string[]) => {
      localMemory.write(key, ids);
      setChosen(ids);
    },
  };
}
