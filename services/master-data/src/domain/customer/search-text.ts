import { halfWidth, isHan, simplified, syllables } from '../party/chinese-text';
import { readPhone } from '../party/phone';
import type { GoldenRecord } from './golden-record';

/** What of a customer can be searched for, lower case. */
export interface SearchText {
  /** Names as written and in pinyin with initials, e-mail, register numbers, and the digits of phones that are never masked. */
  readonly text: string;
  /** All digits of all phones; for callers who see them. */
  readonly phoneDigits: string;
}

const spelledOut: ReadonlySet<string> = new Set([
  'email',
  'uscc',
  'organisation-code',
  'business-licence',
  'tax-number',
  'member-id',
]);

export function searchTextOf({ values, contacts }: GoldenRecord): SearchText {
  const names = [
    ...values.filter(({ field }) => field === 'name').map(({ value }) => value),
    ...contacts.map(({ name }) => name),
  ];
  const phones = [
    ...values.filter(({ field }) => field === 'phone').map(({ value }) => value),
    ...contacts.flatMap((one) => one.phones),
  ];
  const terms = [
    ...names.flatMap((name) => [plain(name), ...spellings(plain(name))]),
    ...values.filter(({ field }) => spelledOut.has(field)).map(({ value }) => value.toLowerCase()),
    ...phones.map((phone) => phone.slice(-4)),
  ];
  return { text: unique(terms).join(' '), phoneDigits: unique(phones.map((phone) => phone.slice(1))).join(' ') };
}

export interface CustomerQuery {
  /** '' finds everybody. Latin letters and digits, which trigram indexes understand everywhere. */
  readonly latin: string;
  /** Characters that the name must hold; '' where the query has none. */
  readonly han: string;
  /** Part of a phone number, for callers who see all of it; '' otherwise. */
  readonly phoneDigits: string;
  /** A whole phone number, which finds its customers whoever asks. */
  readonly phone: string;
}

/** Whoever sees masked numbers finds a customer by the whole number or by the last four digits, not by those in between. */
export function readCustomerQuery(text: string, seesPhones: boolean): CustomerQuery {
  const query = plain(text);
  const digits = query.replace(/[\s+-]/g, '');
  const isNumber = /^\d{3,}$/.test(digits);
  const han = query.replace(/[^\p{Script=Han}]/gu, '');
  return {
    latin: isNumber ? digits : han ? syllables(query.replaceAll(' ', ''), isHan(query)).join('') : query,
    han,
    phoneDigits: isNumber && seesPhones ? digits : '',
    phone: isNumber ? (readPhone(query) ?? '') : '',
  };
}

/** 林小美: linxiaomei, lxm. */
function spellings(name: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  const parts = syllables(name, isHan(name) && name.length <= 4);
  return [parts.join(''), parts.map((part) => part.charAt(0)).join('')];
}

const plain = (text: string): string => simplified(halfWidth(text)).toLowerCase();

const unique = (terms: readonly string[]): readonly string[] => [...new Set(terms.filter(Boolean))];
