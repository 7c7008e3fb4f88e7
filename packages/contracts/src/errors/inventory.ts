import type { ErrorEntry } from './kinds';

/** What inventory refuses. */
export const inventoryErrors = {
  'product.unknown': { kind: 'invalid', title: 'There is no product of this SKU; see the list of products.', rule: 'IV-1' },
  'stock.insufficient': { kind: 'precondition', title: 'There is not enough free stock for every line.', rule: 'IV-3' },
  'stock.document-differs': {
    kind: 'conflict',
    title: 'A document of this number was posted before with other lines; correct it by an adjustment.',
    rule: 'IV-2',
  },
  'reservation.not-held': { kind: 'precondition', title: 'The reservation was released or has shipped already.', rule: 'IV-3' },
} as const satisfies Record<string, ErrorEntry>;
