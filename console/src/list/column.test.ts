import { type Column, chosenColumns } from './column';

const column = (id: string, shown?: 'always' | 'extra'): Column<unknown> => ({
  id,
  title: id,
  width: '1fr',
  cell: () => id,
  ...(shown && { shown }),
});
const columns = [column('name', 'always'), column('score'), column('city', 'extra')];
const idsOf = (chosen: readonly string[] | undefined) => chosenColumns(columns, chosen).map(({ id }) => id);

describe('the columns of a list', () => {
  it('are all but the extra ones until somebody chooses', () => expect(idsOf(undefined)).toEqual(['name', 'score']));
  it('are the chosen ones, in the order of the page', () => expect(idsOf(['city', 'score'])).toEqual(['name', 'score', 'city']));
  it('always hold what a row cannot do without', () => expect(idsOf([])).toEqual(['name']));
  it('survive a choice made before a column was renamed', () => expect(idsOf(['gone', 'city'])).toEqual(['name', 'city']));
});
