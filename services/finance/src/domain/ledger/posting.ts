import { isZero, minus, sumOf } from '../money';

export const accounts = ['bank', 'receivable', 'contract-liability', 'revenue', 'tax-payable'] as const;
export type Account = (typeof accounts)[number];

export type Occasion = 'invoice-issued' | 'collection-approved' | 'collection-reversed';

/** One line of a posting. One of the two amounts is zero, the other one is not. */
export interface Entry {
  readonly account: Account;
  readonly debit: string;
  readonly credit: string;
}

/** What one event in a contract's life changes in the books (FN-5). It balances, and is never changed or taken out. */
export interface Posting {
  readonly occasion: Occasion;
  readonly contractId: string;
  /** The collection or the invoice; each is posted once per occasion. */
  readonly documentId: string;
  readonly currency: string;
  /** ISO date, by the company's calendar. */
  readonly bookedOn: string;
  readonly entries: readonly Entry[];
}

export const debit = (account: Account, amount: string): Entry => ({ account, debit: amount, credit: '0' });

export const credit = (account: Account, amount: string): Entry => ({ account, debit: '0', credit: amount });

/** FN-5: entries without those of nothing. @throws when debits and credits differ, which is a bug in a posting rule */
export function balanced(lines: readonly Entry[]): readonly Entry[] {
  const difference = minus(sumOf(lines.map((line) => line.debit)), sumOf(lines.map((line) => line.credit)));
  if (!isZero(difference)) throw new Error('the entries of a posting do not balance');
  return lines.filter((line) => !(isZero(line.debit) && isZero(line.credit)));
}
