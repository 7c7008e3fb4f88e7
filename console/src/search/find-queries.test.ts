import { leadViewsOf } from './find-queries';

describe('where leads are looked for', () => {
  it.each([
    ['REACH_SELF', true, ['LEAD_VIEW_MINE', 'LEAD_VIEW_SEA']],
    ['REACH_SELF', false, ['LEAD_VIEW_MINE']],
    ['REACH_TEAM', true, ['LEAD_VIEW_TEAM', 'LEAD_VIEW_SEA']],
    ['REACH_ALL', true, ['LEAD_VIEW_ALL']],
    [undefined, false, ['LEAD_VIEW_MINE']],
  ])('%s with sea %s: %j', (reach, maySeeSea, views) => expect(leadViewsOf(reach, maySeeSea)).toEqual(views));
});
