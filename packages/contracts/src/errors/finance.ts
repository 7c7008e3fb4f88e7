import type { ErrorEntry } from './kinds';

/** What finance refuses. */
export const financeErrors = {
  'receivable.unknown': { kind: 'invalid', title: 'No contract in force has this id; sign it first.', rule: 'FN-1' },
  'collection.currency-differs': {
    kind: 'invalid',
    title: 'The money came in another currency than the contract is in.',
    rule: 'FN-2',
  },
  'collection.not-positive': { kind: 'invalid', title: 'A collection is more than nothing.', rule: 'FN-2' },
  'collection.exceeds-outstanding': {
    kind: 'precondition',
    title: 'That is more than is still outstanding, counting what waits for its approval.',
    rule: 'FN-2',
  },
  'collection.reference-seen': {
    kind: 'conflict',
    title: 'A collection with this bank reference was recorded before.',
    rule: 'FN-2',
  },
  'collection.wrong-state': { kind: 'precondition', title: 'The collection is not in a state that allows this.', rule: 'FN-2' },
  'collection.received-in-the-future': {
    kind: 'invalid',
    title: 'Money is recorded when it has arrived, not before.',
    rule: 'FN-2',
  },
  'invoice.currency-differs': {
    kind: 'invalid',
    title: 'An invoice is in the currency of its contract.',
    rule: 'FN-3',
  },
  'invoice.not-positive': { kind: 'invalid', title: 'An invoice is about more than nothing.', rule: 'FN-3' },
  'invoice.exceeds-contract': {
    kind: 'precondition',
    title: 'That is more than is not yet invoiced of this contract, counting what was requested.',
    rule: 'FN-3',
  },
  'invoice.wrong-state': { kind: 'precondition', title: 'The invoice is not in a state that allows this.', rule: 'FN-3' },
  'invoice.number-seen': { kind: 'conflict', title: 'Another invoice has this fapiao number.', rule: 'FN-3' },
} as const satisfies Record<string, ErrorEntry>;
