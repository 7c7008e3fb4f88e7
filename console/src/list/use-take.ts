import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Pages, withRow } from '../api/cursor-pages';
import { type Problem, problemOf } from '../api/refused';
import { type Keyed, useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { personQuery } from '../people/person';
import { useMe } from '../session/me';

interface Taking<Row> {
  /** Under which the lists and one record are cached. */
  readonly keys: { readonly lists: QueryKey; readonly one: (id: string) => QueryKey };
  readonly idOf: (row: Row) => string;
  readonly send: (id: string, header: Keyed) => Promise<Row>;
  /** The row as it is once this person has it. */
  readonly takenBy: (row: Row, employeeId: string) => Row;
  /** Who has it, when the refusal says that somebody was faster. */
  readonly winnerOf: (problem: Problem) => string | undefined;
  readonly done: string;
}

/** Takes a row of which there is one for all. The lists say so at once; when somebody was faster they take it back and tell who. */
export function useTake<Row extends object>({ keys, idOf, send, takenBy, winnerOf, done }: Taking<Row>) {
  const { t } = useTranslation('list');
  const queries = useQueryClient();
  const tell = useTell();
  const myId = useMe().employee?.employeeId ?? '';

  const show = (id: string, employeeId: string) => {
    const taken = (row: Row): Row => takenBy(row, employeeId);
    queries.setQueriesData<Pages<Row>>({ queryKey: keys.lists, predicate: ({ state }) => isList(state.data) }, (pages) =>
      pages ? withRow(pages, (row) => idOf(row) === id, taken) : pages,
    );
    queries.setQueryData<Row>(keys.one(id), (row) => row && taken(row));
  };

  return useCommand({
    send,
    onSent: async (id: string) => {
      await queries.cancelQueries({ queryKey: keys.lists });
      const one = keys.one(id);
      const before = [...queries.getQueriesData({ queryKey: keys.lists }), [one, queries.getQueryData(one)] as const];
      show(id, myId);
      return before;
    },
    onDone: async (row, id) => {
      queries.setQueryData(keys.one(id), row);
      tell.done(done);
      // The row stays where the eye is; the next visit reads the list anew.
      await queries.invalidateQueries({ queryKey: keys.lists, refetchType: 'none' });
      await queries.invalidateQueries({ queryKey: keys.one(id) });
    },
    onRefused: async (error, id, before) => {
      for (const [key, data] of before ?? []) queries.setQueryData(key, data);
      const winner = winnerOf(problemOf(error));
      if (!winner) return tell.refused(error);
      show(id, winner);
      const { name } = await queries.ensureQueryData(personQuery(winner)).catch(() => ({ name: '' }));
      tell.refused(error, () => (name ? t('somebody-was-faster', { name }) : undefined));
    },
  });
}

const isList = (data: unknown): boolean => typeof data === 'object' && data !== null && 'pages' in data;
