import type { NormalisedAddress } from '../party/address';
import type { IdentifierType } from '../party/source-record';
import { compareOrganisationNames } from './compare-organisation-names';
import { comparePersonNames } from './compare-person-names';
import { bits, type MatchModel, priorBits, probabilityOf } from './match-model';
import type { KnownIdentifier, Profile, Sighting } from './profile';

export interface Evidence {
  readonly field: string;
  readonly level: string;
  /** log2 of the likelihood ratio, in bits. */
  readonly weight: number;
}

export interface Comparison {
  readonly evidence: readonly Evidence[];
  readonly probability: number;
  /** Two different valid identifiers of which a party has only one: never the same, whatever else agrees. */
  readonly contradicts: boolean;
}

/** How many customers share a value (MD-3, strength); by field and value, 1 where unknown. */
export type SharedBy = (field: string, value: string) => number;

/** Not seen for so long, a number may have passed to somebody else. */
const staleAfterMs = 540 * 86_400_000;

const registrations: readonly IdentifierType[] = ['uscc', 'organisation-code', 'business-licence', 'tax-number'];
const ofPersons: readonly IdentifierType[] = ['id-card', 'wechat-unionid', 'wechat-openid', 'member-id'];
const ofOrganisations: readonly IdentifierType[] = ['wechat-unionid', 'wechat-openid', 'member-id'];

/** MD-2, MD-3, MD-4: evidence field by field, for and against two profiles being one party. */
export function compare(a: Profile, b: Profile, model: MatchModel, sharedBy: SharedBy): Comparison {
  const evidence: Evidence[] = [];
  const add = (field: string, level: string | undefined, customers = 1): void => {
    const known = level === undefined ? undefined : model.comparisons[field]?.[level];
    if (level === undefined || !known) return;
    evidence.push({ field, level, weight: bits(known) - Math.log2(Math.max(1, customers)) });
  };

  if (a.sources.some((source) => b.sources.includes(source))) add('source', 'exact');

  if (a.kind === 'person') {
    for (const type of ofPersons) add(type, compareIdentifiers(a, b, [type]));
    add('name', strongest(model, 'name', pairs(a.personNames, b.personNames, comparePersonNames)));
    const shared = a.birthDates.some((date) => b.birthDates.includes(date));
    if (a.birthDates.length && b.birthDates.length) add('birth-date', shared ? 'exact' : 'different');
  } else {
    add('registration', compareIdentifiers(a, b, registrations));
    for (const type of ofOrganisations) add(type, compareIdentifiers(a, b, [type]));
    add('name', strongest(model, 'name', pairs(a.organisationNames, b.organisationNames, compareOrganisationNames)));
  }
  for (const field of ['phone', 'email'] as const) {
    const [left, right] = field === 'phone' ? [a.phones, b.phones] : [a.emails, b.emails];
    const found = compareSightings(left, right, (value) => sharedBy(field, value));
    if (found) add(field, found.level, found.customers);
  }
  const device = a.devices.find((one) => b.devices.includes(one));
  if (device) add('device', 'exact', sharedBy('device', device));
  add('address', strongest(model, 'address', pairs(a.addresses, b.addresses, compareAddresses)));

  const contradicts = contradict(a, b, a.kind === 'person' ? 'id-card' : 'uscc');
  const weight = evidence.reduce((sum, one) => sum + one.weight, priorBits(model));
  return {
    evidence: contradicts ? [...evidence, contradiction(a)] : evidence,
    probability: contradicts ? 0 : probabilityOf(weight),
    contradicts,
  };
}

const contradiction = ({ kind }: Profile): Evidence => ({
  field: kind === 'person' ? 'id-card' : 'registration',
  level: 'contradiction',
  weight: -100,
});

function contradict(a: Profile, b: Profile, type: IdentifierType): boolean {
  const left = keysOf(a, [type]);
  const right = keysOf(b, [type]);
  return left.size > 0 && right.size > 0 && ![...left].some((key) => right.has(key));
}

const keysOf = (profile: Profile, types: readonly IdentifierType[]): Set<string> =>
  new Set(profile.identifiers.filter(({ type }) => types.includes(type)).map(({ type, key }) => `${type}/${key}`));

function compareIdentifiers(a: Profile, b: Profile, types: readonly IdentifierType[]): 'exact' | 'different' | undefined {
  const left = a.identifiers.filter(({ type }) => types.includes(type));
  const right = b.identifiers.filter(({ type }) => types.includes(type));
  if (left.some((one) => right.some((other) => areOne(one, other)))) return 'exact';
  return left.length && right.length ? 'different' : undefined;
}

/** The same value, and neither was seen where the other's period had not begun or was over. */
const areOne = (a: KnownIdentifier, b: KnownIdentifier): boolean =>
  a.type === b.type && a.key === b.key && wasValidAt(a, b.lastSeen) && wasValidAt(b, a.lastSeen);

const wasValidAt = ({ validFrom = -Infinity, validTo = Infinity }: KnownIdentifier, at: number): boolean =>
  validFrom <= at && at <= validTo;

/** Of several shared values the one that the fewest customers have. */
function compareSightings(
  a: readonly Sighting[],
  b: readonly Sighting[],
  sharedBy: (value: string) => number,
): { level: 'exact' | 'stale' | 'different'; customers: number } | undefined {
  if (!a.length || !b.length) return undefined;
  const shared = a.flatMap((one) => {
    const other = b.find(({ value }) => value === one.value);
    if (!other) return [];
    const stale = Math.abs(one.lastSeen - other.lastSeen) > staleAfterMs;
    return { level: stale ? ('stale' as const) : ('exact' as const), customers: sharedBy(one.value) };
  });
  const best = shared.sort((x, y) => x.customers - y.customers || x.level.localeCompare(y.level))[0];
  return best ?? { level: 'different', customers: 1 };
}

function compareAddresses(a: NormalisedAddress, b: NormalisedAddress): string | undefined {
  if (a.line && a.line === b.line && agree(a.city, b.city) && agree(a.district, b.district)) return 'exact';
  if (!a.city || !b.city) return undefined;
  if (a.city !== b.city) return 'different';
  return a.district && a.district === b.district ? 'district' : 'city';
}

const agree = (a: string, b: string): boolean => !a || !b || a === b;

const pairs = <T, Level>(a: readonly T[], b: readonly T[], how: (a: T, b: T) => Level): readonly Level[] =>
  a.flatMap((one) => b.map((other) => how(one, other)));

/** A party is known under several names; the pair that agrees best counts. */
function strongest(model: MatchModel, field: string, levels: readonly (string | undefined)[]): string | undefined {
  const weigh = (level: string): number => bits(model.comparisons[field]?.[level] ?? { m: 1, u: 1 });
  return levels.filter((level) => level !== undefined).sort((a, b) => weigh(b) - weigh(a))[0];
}
