import { choiceOf, textOf, whatIsSet } from '../api/choice';

export const leadViews = {
  sea: 'LEAD_VIEW_SEA',
  mine: 'LEAD_VIEW_MINE',
  team: 'LEAD_VIEW_TEAM',
  all: 'LEAD_VIEW_ALL',
} as const;
export type LeadView = keyof typeof leadViews;

export const leadStatuses = {
  new: 'LEAD_STATUS_NEW',
  assigned: 'LEAD_STATUS_ASSIGNED',
  following: 'LEAD_STATUS_FOLLOWING',
  qualified: 'LEAD_STATUS_QUALIFIED',
  lost: 'LEAD_STATUS_LOST',
  invalid: 'LEAD_STATUS_INVALID',
} as const;

export const channels = {
  web: 'CHANNEL_WEB',
  wechat: 'CHANNEL_WECHAT',
  ads: 'CHANNEL_ADS',
  call: 'CHANNEL_CALL',
  import: 'CHANNEL_IMPORT',
  manual: 'CHANNEL_MANUAL',
  other: 'CHANNEL_OTHER',
} as const;

export const leadSorts = { newest: 'LEAD_SORT_NEWEST', best: 'LEAD_SORT_BEST_SCORE' } as const;

/** The API takes no more. */
export const longestText = 40;

/** What the address of the lead list says; unset means the default. */
export interface LeadSearch {
  view?: LeadView;
  status?: keyof typeof leadStatuses;
  channel?: keyof typeof channels;
  sort?: keyof typeof leadSorts;
  text?: string;
}

export const readLeadSearch = (search: Readonly<Record<string, unknown>>): LeadSearch =>
  whatIsSet({
    view: choiceOf(leadViews, search['view']),
    status: choiceOf(leadStatuses, search['status']),
    channel: choiceOf(channels, search['channel']),
    sort: choiceOf(leadSorts, search['sort']),
    text: textOf(search['text'], longestText),
  });

/** The tabs that the server would answer, best first. */
export function viewsFor(may: (permission: string) => boolean, reach: string | undefined): readonly LeadView[] {
  const isManager = reach === 'REACH_TEAM' || reach === 'REACH_ALL';
  return [
    ...(may('leads.sea.read') ? (['sea'] as const) : []),
    'mine',
    ...(isManager ? (['team'] as const) : []),
    ...(reach === 'REACH_ALL' ? (['all'] as const) : []),
  ];
}
