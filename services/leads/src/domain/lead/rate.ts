import { completeness } from './completeness';
import type { Lead } from './lead';
import { type ScoredFacts, score } from './score';

/** What has to be worked out anew whenever the data of a lead change (LD-2, LD-3). */
export const rate = (lead: ScoredFacts): Pick<Lead, 'score' | 'completeness'> => ({
  score: score(lead),
  completeness: completeness(lead),
});
