/** Everything a lead list can be asked for, as the query of `GET /v1/leads`. */
export interface List {
  readonly name: string;
  readonly query: string;
}

const views = ['SEA', 'MINE', 'TEAM', 'ALL'];
const filters = [
  { name: '', query: '' },
  { name: ' of a status', query: '&status=LEAD_STATUS_ASSIGNED' },
  { name: ' of a channel', query: '&channel=CHANNEL_WEB' },
  { name: ' of both', query: '&status=LEAD_STATUS_ASSIGNED&channel=CHANNEL_WEB' },
];
const texts = [
  { name: '', query: '' },
  { name: ' that begin with 王', query: `&text=${encodeURIComponent('王')}` },
];
const sorts = [
  { name: 'newest', query: 'NEWEST' },
  { name: 'best score', query: 'BEST_SCORE' },
];

export const lists: readonly List[] = views.flatMap((view) =>
  sorts.flatMap((sort) =>
    texts.flatMap((text) =>
      filters.map((filter) => ({
        name: `${view.toLowerCase()}, ${sort.name}${filter.name}${text.name}`,
        query: `view=LEAD_VIEW_${view}&sort=LEAD_SORT_${sort.query}${filter.query}${text.query}`,
      })),
    ),
  ),
);
