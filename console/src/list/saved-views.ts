export interface SavedView {
  readonly name: string;
  /** The search part of the address. */
  readonly search: Readonly<Record<string, unknown>>;
}

const most = 20;
export const longestName = 40;

/** With this one first; a view of the same name is replaced. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [view, ...views.filter(({ name }) => name !== view.name)].slice(0, most);

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((view) => view.name !== name);

/** The saved view that shows exactly this. */
export const viewShowing = (views: readonly SavedView[], search: SavedView['search']): SavedView | undefined =>
  views.find((view) => asText(view.search) === asText(search));

const asText = (search: SavedView['search']): string => JSON.stringify(Object.entries(search).sort());
