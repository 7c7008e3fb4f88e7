import { cursorPages, type Pages, rowsOf, withRow } from './cursor-pages';

interface Row {
  readonly id: number;
  readonly name: string;
}

const pages: Pages<Row> = {
  pageParams: ['', 'c'],
  pages: [
    { items: [{ id: 1, name: 'one' }], nextCursor: 'c' },
    { items: [{ id: 2, name: 'two' }], nextCursor: '' },
  ],
};

describe('a list told page by page', () => {
  it('is read as one', () => {
    expect(rowsOf(pages).map(({ id }) => id)).toEqual([1, 2]);
    expect(rowsOf(undefined)).toEqual([]);
  });

  it('changes one row and leaves the others as they are', () => {
    const changed = withRow(
      pages,
      ({ id }) => id === 2,
      (row) => ({ ...row, name: 'zwei' }),
    );
    expect(rowsOf(changed).map(({ name }) => name)).toEqual(['one', 'zwei']);
    expect(rowsOf(changed)[0]).toBe(rowsOf(pages)[0]);
  });

  it('ends where no page names a next', () => {
    const { getNextPageParam } = cursorPages<Row>({
      queryKey: ['rows'],
      fetchPage: async () => pages.pages[0] ?? { items: [], nextCursor: '' },
    });
    const [first, last] = pages.pages;
    expect(getNextPageParam(first ?? { items: [], nextCursor: '' }, [], '', [])).toBe('c');
    expect(getNextPageParam(last ?? { items: [], nextCursor: 'x' }, [], '', [])).toBeUndefined();
  });
});
