import type { Lead } from '../lead/lead';

/** What conditions of an assignment rule may speak of (LD-4). */
export const assignmentFactNames = [
  'channel',
  'source',
  'campaign',
  'product',
  'industry',
  'language',
  'region',
  'hasCompany',
  'score',
  'completeness',
] as const;

export type AssignmentFacts = Readonly<Record<(typeof assignmentFactNames)[number], string | number | boolean>>;

export const assignmentFacts = ({ origin, interest, contact, score, completeness }: Lead): AssignmentFacts => ({
  channel: origin.channel,
  source: origin.source,
  campaign: origin.campaign,
  product: interest.product,
  industry: interest.industry,
  language: interest.language,
  region: contact.region,
  hasCompany: contact.company !== '',
  score: score.total,
  completeness,
});
