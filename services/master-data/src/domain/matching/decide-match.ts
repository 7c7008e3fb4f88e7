import { compare, type Evidence, type SharedBy } from './compare';
import { type MatchModel, organisationModel, personModel } from './match-model';
import type { Profile } from './profile';

export interface Candidate {
  readonly customerId: string;
  readonly profile: Profile;
}

/** What a record turned out to be (MD-2). */
export interface MatchDecision {
  readonly outcome: 'match' | 'new' | 'possible';
  /** The matching customer, or the one it may be. */
  readonly customerId?: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  readonly modelVersion: string;
  /** Another customer whom this record makes look like the matching one. */
  readonly rival?: Rival;
}

export interface Rival {
  readonly customerId: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

export const modelFor = ({ kind }: Pick<Profile, 'kind'>): MatchModel => (kind === 'person' ? personModel : organisationModel);

/** The most probable candidate decides; among equals the oldest id, so that the answer never depends on the order of arrival. */
export function decideMatch(
  party: Profile,
  candidates: readonly Candidate[],
  sharedBy: SharedBy,
  model: MatchModel = modelFor(party),
): MatchDecision {
  const ranked = candidates
    .map(({ customerId, profile }) => ({ customerId, profile, ...compare(party, profile, model, sharedBy) }))
    .sort((a, b) => b.probability - a.probability || (a.customerId < b.customerId ? -1 : 1));
  const [best, ...others] = ranked;
  const modelVersion = model.version;
  if (!best) return { outcome: 'new', probability: 0, evidence: [], modelVersion };

  const { customerId, probability, evidence } = best;
  if (probability < model.possibleFrom) return { outcome: 'new', probability, evidence, modelVersion };
  if (probability < model.matchFrom) return { outcome: 'possible', customerId, probability, evidence, modelVersion };

  const rival = others.find(
    (other) => other.probability >= model.matchFrom && !compare(best.profile, other.profile, model, () => 1).contradicts,
  );
  return {
    outcome: 'match',
    customerId,
    probability,
    evidence,
    modelVersion,
    ...(rival && { rival: { customerId: rival.customerId, probability: rival.probability, evidence: rival.evidence } }),
  };
}
