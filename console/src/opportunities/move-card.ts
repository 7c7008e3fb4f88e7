import type { Page, Pages } from '../api/cursor-pages';
import type { Opportunity, Stage } from './opportunities-api';

type Column = Pages<Opportunity>;

const without = (pages: Column, id: string): Column => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: page.items.filter(({ opportunityId }) => opportunityId !== id) })),
});

/** A column of the board after a card was dropped: gone from where it was, on top where it went. */
export function afterMove(pages: Column, column: string, card: Opportunity, to: Stage): Column {
  const rest = without(pages, card.opportunityId);
  if (column !== to) return rest;
  const [first, ...others] = rest.pages;
  const top: Page<Opportunity> = { nextCursor: '', ...first, items: [{ ...card, stage: to }, ...(first?.items ?? [])] };
  return { ...rest, pages: [top, ...others] };
}
