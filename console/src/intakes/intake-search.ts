import { choiceOf, whatIsSet } from '../api/choice';
import { channels } from '../leads/lead-search';

export interface IntakeSearch {
  channel?: keyof typeof channels;
}

export const readIntakeSearch = (search: Readonly<Record<string, unknown>>): IntakeSearch =>
  whatIsSet({ channel: choiceOf(channels, search['channel']) });
