import { isMobile } from './is-mobile';
import type { Channel, Contact, Intent, Interest, Reason, Score, Touches } from './lead';

export interface ScoredFacts {
  readonly contact: Contact;
  readonly interest: Interest;
  readonly touches: Touches;
  readonly intent?: Intent | undefined;
}

interface Rule {
  readonly code: string;
  /** 0: does not apply. */
  readonly points: (facts: ScoredFacts) => number;
}

const when = (points: number, applies: (facts: ScoredFacts) => boolean) => (facts: ScoredFacts) => (applies(facts) ? points : 0);

const decides =
  /总|长|经理|主管|采购|合伙|创始|老板|founder|owner|chief|president|director|head|manager|buyer|\bC[EFTIOM]O\b|\bVP\b/i;
const freeMail = /@(qq|163|126|sina|sohu|foxmail|gmail|hotmail|outlook|yahoo|icloud)\./;

/** How well the person or company suits us; at most 50 together. */
const fitRules: readonly Rule[] = [
  { code: 'fit.company-known', points: when(10, ({ contact }) => contact.company !== '') },
  { code: 'fit.decision-maker', points: when(15, ({ contact }) => decides.test(contact.jobTitle)) },
  { code: 'fit.mobile-phone', points: when(10, ({ contact }) => contact.phones.some(isMobile)) },
  { code: 'fit.business-mail', points: when(5, ({ contact }) => contact.emails.some((email) => !freeMail.test(email))) },
  { code: 'fit.region-known', points: when(5, ({ contact }) => contact.region !== '') },
  { code: 'fit.industry-known', points: when(5, ({ interest }) => interest.industry !== '') },
];

/** Who calls wants more than who clicks. */
const effort: Readonly<Record<Channel, number>> = { call: 15, web: 10, wechat: 10, ads: 5, manual: 5, other: 5, import: 0 };
const heat: Readonly<Record<Intent, number>> = { hot: 10, warm: 5, cold: 0, unreached: 0 };

/** What they have done; at most 50 together. */
const behaviourRules: readonly Rule[] = [
  { code: 'behaviour.channel', points: ({ touches }) => Math.max(0, ...touches.channels.map((channel) => effort[channel])) },
  { code: 'behaviour.product-asked-for', points: when(5, ({ interest }) => interest.product !== '') },
  { code: 'behaviour.wrote-message', points: when(5, ({ interest }) => interest.message !== '') },
  { code: 'behaviour.came-back', points: ({ touches }) => Math.min(10, 5 * (touches.count - 1)) },
  { code: 'behaviour.several-channels', points: when(5, ({ touches }) => touches.channels.length > 1) },
  { code: 'behaviour.intent', points: ({ intent }) => (intent ? heat[intent] : 0) },
];

/** LD-3: fit and behaviour, each point with its reason. */
export function score(facts: ScoredFacts): Score {
  const fit = reasonsFor(fitRules, facts);
  const behaviour = reasonsFor(behaviourRules, facts);
  return { total: sum(fit) + sum(behaviour), fit: sum(fit), behaviour: sum(behaviour), reasons: [...fit, ...behaviour] };
}

const reasonsFor = (rules: readonly Rule[], facts: ScoredFacts): Reason[] =>
  rules.map(({ code, points }) => ({ code, points: points(facts) })).filter(({ points }) => points > 0);

const sum = (reasons: readonly Reason[]): number => reasons.reduce((total, { points }) => total + points, 0);
