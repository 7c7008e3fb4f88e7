import type { Chance } from './chance';

/** Beginnings of the mobile networks; all eight digits behind them are in use. */
const mobilePrefixes = ['133', '135', '136', '137', '138', '139', '150', '158', '159', '177', '186', '187', '188', '189'];

/** A mobile number in E.164 that nobody in `taken` has; it is added there. */
export function newMobile(chance: Chance, taken: Set<string>): string {
  const phone = `+86${chance.pick(mobilePrefixes)}${chance.digits(8)}`;
  if (taken.has(phone)) return newMobile(chance, taken);
  taken.add(phone);
  return phone;
}

/** The same number as people type it; `way` chooses how. */
export function spellPhone(e164: string, way: number): string {
  const national = e164.slice(3);
  const [network, middle, last] = [national.slice(0, 3), national.slice(3, 7), national.slice(7)];
  const ways = [
    national,
    `${network} ${middle} ${last}`,
    `${network}-${middle}-${last}`,
    e164,
    `+86 ${network} ${middle} ${last}`,
    `0086${national}`,
    [...national].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  ];
  return ways[way % ways.length] ?? national;
}

const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code of a company in this place, with its check character (GB 32100). */
export function newUscc(chance: Chance, region: string): string {
  const organisation = `MA${chance.digits(7)}`;
  const first17 = `91${region}${organisation}`;
  const sum = usccWeights.reduce((total, weight, index) => total + weight * usccCharacters.indexOf(first17.charAt(index)), 0);
  return first17 + usccCharacters.charAt((31 - (sum % 31)) % 31);
}

const idCardWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID-card number of somebody born on `birthDate` (ISO date), with its check character (GB 11643). */
export function newIdCard(chance: Chance, region: string, birthDate: string): string {
  const first17 = `${region}${birthDate.replaceAll('-', '')}${chance.digits(3)}`;
  const sum = idCardWeights.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}
