import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Contact, Lead } from './lead';

/** Which lead list: the public sea, one holder's, one team's with the teams below it, or every lead. */
export type ListScope =
  | { readonly kind: 'sea' }
  | { readonly kind: 'holder'; readonly id: string }
  | { readonly kind: 'team'; readonly path: string }
  | { readonly kind: 'all' };

/**
 * Every list is one equality: a lead carries a key for each list it is in, and for each list and beginning of a name or
 * company by which it can be found there. One index with the sort behind the key then answers every list at the cost of
 * one page, whatever is filtered and however many leads there are.
 */
export function listKey(scope: ListScope, text = ''): string {
  const wanted = searchedFor(text);
  return wanted === '' ? scopeKey(scope) : `${scopeKey(scope)}|${wanted}`;
}

/** All keys of a lead. */
export function listKeys(lead: Lead): string[] {
  const texts = searchTexts(lead.contact);
  return scopesOf(lead)
    .map(scopeKey)
    .flatMap((scope) => [scope, ...texts.map((text) => `${scope}|${text}`)]);
}

function scopesOf({ custody }: Lead): ListScope[] {
  if (custody.state === 'pool') return [{ kind: 'sea' }, { kind: 'all' }];
  if (!custody.holder) return [{ kind: 'all' }];
  const teams = teamsAbove(custody.holder.teamPath).map((path): ListScope => ({ kind: 'team', path }));
  return [{ kind: 'holder', id: custody.holder.id }, ...teams, { kind: 'all' }];
}

/** `/hq/east/` is in `/hq/` and in itself. */
export const teamsAbove = (path: string): string[] => {
  const parts = path.split('/').filter(Boolean);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}/`);
};

function scopeKey(scope: ListScope): string {
  switch (scope.kind) {
    case 'sea':
    case 'all':
      return scope.kind;
    case 'holder':
      return `holder:${scope.id}`;
    case 'team':
      return `team:${scope.path}`;
  }
}

/** Letters typed beyond these do not narrow the list any further. */
const longestBeginning = 8;

/** A number is found whole or by its last four digits; beginnings would let a number be guessed digit by digit. */
function searchTexts({ name, company, phones }: Contact): string[] {
  const beginnings = [name, company].map(letters).flatMap((text) => text.map((_, index) => text.slice(0, index + 1).join('')));
  return [...new Set([...beginnings, ...phones.flatMap((phone) => [phone, phone.slice(-4)])])];
}

function searchedFor(text: string): string {
  const phone = /^[+\d][\d\s()-]{5,}$/.test(text.trim()) ? parsePhoneNumberFromString(text, 'CN') : undefined;
  return phone?.isValid() ? phone.number : letters(text).join('');
}

const letters = (text: string): string[] =>
  [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')].slice(0, longestBeginning);
