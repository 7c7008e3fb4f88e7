import { atLeastNothing, minus, smallerOf } from '../money';
import type { Receivable } from '../receivable/receivable';
import { balanced, credit, debit, type Entry } from './posting';

/**
 * FN-5: which accounts an event moves, and why.
 *
 * A signed contract moves none: neither side has performed. From then on a contract has at most one open position. It is
 * a **receivable** (应收账款, an asset) where more was invoiced than came in, and a **contract liability** (合同负债, what
 * we owe for money taken in advance) where more came in than was invoiced. Whatever moves takes from the open position
 * first, and only the rest opens the other one. Hence for each contract, at any time:
 *
 *     balance of bank               = received
 *     balance of receivable         = max(0, invoiced − received)
 *     balance of contract-liability = max(0, received − invoiced)
 *     balances of revenue and tax-payable together = invoiced
 */
type Position = Pick<Receivable, 'received' | 'invoiced'>;

/** Invoiced and not yet paid. */
const owed = ({ received, invoiced }: Position): string => atLeastNothing(minus(invoiced, received));

/** Paid and not yet invoiced. */
const advance = ({ received, invoiced }: Position): string => atLeastNothing(minus(received, invoiced));

/**
 * An invoice is issued: we earn its net amount and owe the tax inside it to the tax office.
 *
 *     debit  contract-liability   as far as the customer has paid in advance
 *     debit  receivable           the rest, which the customer now owes
 *     credit revenue              amount − tax
 *     credit tax-payable          tax
 */
export function entriesOfInvoice(before: Position, amount: string, tax: string): readonly Entry[] {
  const prepaid = smallerOf(amount, advance(before));
  return balanced([
    debit('contract-liability', prepaid),
    debit('receivable', minus(amount, prepaid)),
    credit('revenue', minus(amount, tax)),
    credit('tax-payable', tax),
  ]);
}

/**
 * A collection is approved: the money is ours to keep.
 *
 *     debit  bank                 amount
 *     credit receivable           as far as it was invoiced
 *     credit contract-liability   the rest, taken in advance
 */
export function entriesOfCollection(before: Position, amount: string): readonly Entry[] {
  const settled = smallerOf(amount, owed(before));
  return balanced([debit('bank', amount), credit('receivable', settled), credit('contract-liability', minus(amount, settled))]);
}

/**
 * An approved collection is reversed: opposite entries. Where an invoice was issued since, the advance it rested on is
 * gone, and the customer owes that part now.
 *
 *     debit  contract-liability   as far as it is still an advance
 *     debit  receivable           the rest, which is owed (again)
 *     credit bank                 amount
 */
export function entriesOfReversal(before: Position, amount: string): readonly Entry[] {
  const prepaid = smallerOf(amount, advance(before));
  return balanced([debit('contract-liability', prepaid), debit('receivable', minus(amount, prepaid)), credit('bank', amount)]);
}
