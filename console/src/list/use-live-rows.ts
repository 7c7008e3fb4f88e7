import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Pages, rowsOf, withRow } from '../api/cursor-pages';
import type { LiveNotice } from '../live/live-feed';
import { useLive } from '../live/use-live';

interface Live<Row> {
  readonly entity: string;
  /** Of the list on the screen. */
  readonly listKey: QueryKey;
  readonly idOf: (row: Row) => string;
  /** The row after somebody took it. */
  readonly heldBy: (row: Row, holderId: string) => Row;
}

export interface News {
  /** Records that changed elsewhere and are not shown as they are now. */
  readonly count: number;
  readonly show: () => void;
}

/**
 * What others do to the rows of a list: taken ones say so at once. The rest is counted, and shown when the reader asks:
 * rows do not move below a hand that is about to click.
 */
export function useLiveRows<Row>({ entity, listKey, idOf, heldBy }: Live<Row>): News {
  const queries = useQueryClient();
  const listName = JSON.stringify(listKey);
  const [news, setNews] = useState({ listName, ids: new Set<string>() });
  const unseen = news.listName === listName ? news.ids : new Set<string>();

  useLive(entity, ({ id, holderId }: LiveNotice) => {
    const pages = queries.getQueryData<Pages<Row>>(listKey);
    const isShown = rowsOf(pages).some((row) => idOf(row) === id);
    if (isShown && holderId) {
      queries.setQueryData<Pages<Row>>(listKey, (old) =>
        old
          ? withRow(
              old,
              (row) => idOf(row) === id,
              (row) => heldBy(row, holderId),
            )
          : old,
      );
      return;
    }
    setNews({ listName, ids: new Set([...unseen, id]) });
  });

  return {
    count: unseen.size,
    show: () => {
      setNews({ listName, ids: new Set() });
      void queries.invalidateQueries({ queryKey: listKey });
    },
  };
}
