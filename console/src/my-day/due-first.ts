import { dueAt } from '../leads/lead-name';
import type { Lead } from '../leads/leads-api';

const mostShown = 10;

/** What is due, earliest first; a day has room for so many. */
export const dueFirst = (leads: readonly Lead[]): readonly Lead[] =>
  leads
    .flatMap((lead) => {
      const at = dueAt(lead);
      return at === undefined ? [] : [{ lead, at: Date.parse(at) }];
    })
    .sort((one, other) => one.at - other.at)
    .slice(0, mostShown)
    .map(({ lead }) => lead);
