import type { ErrorEntry } from './kinds';

/** What sales refuses, and why an order was cancelled without anybody asking for it. */
export const salesErrors = {
  'opportunity.closed': { kind: 'precondition', title: 'This opportunity is won or lost already.', rule: 'SL-2' },
  'opportunity.stage-unknown': { kind: 'invalid', title: 'The pipeline has no such stage.', rule: 'SL-2' },
  'opportunity.move-not-allowed': {
    kind: 'precondition',
    title: 'The pipeline does not lead from the present stage to this one.',
    rule: 'SL-2',
  },
  'opportunity.field-required': {
    kind: 'precondition',
    title: 'This stage needs a field that is still empty; fill it in with the move.',
    rule: 'SL-2',
  },
  'quote.product-unknown': { kind: 'precondition', title: 'There is no such product to quote a price for.', rule: 'SL-7' },
  'quote.product-repeated': { kind: 'invalid', title: 'A product stands on one line of a quote only.', rule: 'SL-7' },
  'quote.currencies-differ': {
    kind: 'precondition',
    title: 'The products are priced in different currencies; make one quote for each.',
    rule: 'SL-7',
  },
  'quote.total-too-large': { kind: 'invalid', title: 'The total is larger than an amount can be.', rule: 'SL-7' },
  'quote.not-approved': { kind: 'precondition', title: 'Only an approved quote can be accepted.', rule: 'SL-7' },
  'contract.not-draft': {
    kind: 'precondition',
    title: 'Only a draft or a rejected contract can be sent to its approvers.',
    rule: 'SL-8',
  },
  'contract.not-approved': { kind: 'precondition', title: 'Only an approved contract can be signed.', rule: 'SL-8' },
  'contract.signed-in-the-future': { kind: 'invalid', title: 'A contract cannot have been signed in the future.', rule: 'SL-8' },
  'contract.not-in-force': { kind: 'precondition', title: 'Only a contract in force can be ordered from.', rule: 'SL-9' },
  'order.product-not-in-contract': { kind: 'precondition', title: 'The contract does not hold this product.', rule: 'SL-9' },
  'order.product-repeated': { kind: 'invalid', title: 'A product stands on one line of an order only.', rule: 'SL-9' },
  'order.exceeds-contract': {
    kind: 'precondition',
    title: 'This is more than the contract has left to order.',
    rule: 'SL-9',
  },
  'order.nothing-left': { kind: 'precondition', title: 'Everything in this contract has been ordered.', rule: 'SL-9' },
  'order.already-shipped': {
    kind: 'precondition',
    title: 'The goods have left; an order cannot be cancelled then.',
    rule: 'SL-9',
  },
  'order.already-cancelled': {
    kind: 'precondition',
    title: 'This order is cancelled, or its cancellation is under way.',
    rule: 'SL-9',
  },
  'order.reservation-lost': {
    kind: 'precondition',
    title: 'Inventory gave the reserved goods back before they were shipped; place the order again.',
    rule: 'SL-9',
  },
} as const satisfies Record<string, ErrorEntry>;
