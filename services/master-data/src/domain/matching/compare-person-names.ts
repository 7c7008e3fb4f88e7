import { distance } from 'fastest-levenshtein';
import { isHan } from '../party/chinese-text';
import { type PersonName, readingsOf } from '../party/person-name';

export type PersonNameLevel = 'exact' | 'traditional' | 'pinyin' | 'similar' | 'surname' | 'nickname-exact' | 'different';

/** How far two names agree; undefined where they say nothing about each other, as a nickname beside a full name does. */
export function comparePersonNames(a: PersonName, b: PersonName): PersonNameLevel | undefined {
  if (a.form === 'nickname' || b.form === 'nickname') return compareWithNickname(a, b);
  if (a.form === 'titled' || b.form === 'titled') return compareSurnames(a, b);
  if (a.written === b.written) return 'exact';
  if (a.simplified === b.simplified) return bothHan(a, b) ? 'traditional' : 'exact';
  if (readingsOf(a).includes(b.reading) || readingsOf(b).includes(a.reading)) return sameCharacters(a, b) ? 'similar' : 'pinyin';
  return areSimilar(a, b) ? 'similar' : 'different';
}

function compareWithNickname(a: PersonName, b: PersonName): PersonNameLevel | undefined {
  if (a.simplified === b.simplified) return 'nickname-exact';
  // One word of Latin letters may be a full name without its spaces: zhangfangmin.
  const spelled = a.form === 'full' || b.form === 'full' ? readingsOf(a.form === 'full' ? a : b) : [];
  const word = a.form === 'nickname' ? a : b;
  return word.reading.length > 4 && word.reading === word.simplified && spelled.includes(word.reading) ? 'pinyin' : undefined;
}

function compareSurnames(a: PersonName, b: PersonName): PersonNameLevel {
  if (a.form === b.form) return a.reading === b.reading ? 'surname' : 'different';
  const [titled, full] = a.form === 'titled' ? [a, b] : [b, a];
  return full.reading.startsWith(titled.reading) && readingsOf(full)[0]?.startsWith(titled.reading) ? 'surname' : 'different';
}

/** One character or letter off in a name long enough to bear it, or the same characters in another order. */
function areSimilar(a: PersonName, b: PersonName): boolean {
  if (sameCharacters(a, b)) return true;
  if (bothHan(a, b)) {
    const longer = Math.max(a.simplified.length, b.simplified.length);
    return longer >= 3 && distance(a.simplified, b.simplified) === 1;
  }
  return Math.min(a.reading.length, b.reading.length) >= 6 && distance(a.reading, b.reading) <= 1;
}

const bothHan = (a: PersonName, b: PersonName): boolean => isHan(a.simplified) && isHan(b.simplified);

const sameCharacters = (a: PersonName, b: PersonName): boolean =>
  bothHan(a, b) && a.simplified.length > 2 && [...a.simplified].sort().join('') === [...b.simplified].sort().join('');
