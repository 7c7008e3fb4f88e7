import { distance } from 'fastest-levenshtein';
import type { OrganisationName } from '../party/organisation-name';

export type OrganisationNameLevel = 'exact' | 'legal-form' | 'short' | 'pinyin' | 'similar' | 'different';

export function compareOrganisationNames(a: OrganisationName, b: OrganisationName): OrganisationNameLevel {
  if (a.full === b.full) return a.registered ? 'exact' : 'short';
  // A group has the same brand in every city; each is a company of its own.
  if (a.place && b.place && a.place !== b.place) return 'different';
  if (a.core === b.core) return a.registered && b.registered ? 'legal-form' : 'short';
  if (a.reading === b.reading) return 'pinyin';
  return areSimilar(a.core, b.core) ? 'similar' : 'different';
}

/** One character off, or one shortened from the other: 创卓科技 from 创卓网络科技. */
function areSimilar(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3) return false;
  return (
    (short.length >= 4 && distance(short, long) === 1) || (short.slice(0, 2) === long.slice(0, 2) && isShortened(short, long))
  );
}

/** Whether the characters of `short` come in `long`, in their order. */
function isShortened(short: string, long: string): boolean {
  let from = 0;
  for (const character of short) {
    const found = long.indexOf(character, from);
    if (found < 0) return false;
    from = found + 1;
  }
  return true;
}
