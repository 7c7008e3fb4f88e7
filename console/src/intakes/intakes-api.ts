import { whatIsSet } from '../api/choice';
import { answerOf, api, type Schema } from '../api/client';
import { cursorPages } from '../api/cursor-pages';
import { channels } from '../leads/lead-search';
import type { IntakeSearch } from './intake-search';

export type Intake = Schema<'leads.v1.Intake'>;

export const intakeKeys = { lists: ['intakes', 'list'] as const };

/** What could not become a lead, newest first. */
export const rejectedIntakesQuery = ({ channel }: IntakeSearch) =>
  cursorPages<Intake>({
    queryKey: [...intakeKeys.lists, { channel }],
    fetchPage: (page, signal) => {
      const query = { ...whatIsSet({ channel: channel && channels[channel] }), ...page };
      return answerOf(api.GET('/v1/rejected-intakes', { params: { query }, signal }));
    },
  });
