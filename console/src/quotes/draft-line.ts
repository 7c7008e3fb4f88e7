import type { LineRequest } from './quotes-api';

/** A line as it is being typed. */
export interface DraftLine {
  readonly sku: string | null;
  readonly quantity: string;
  readonly discountPercent: string;
}

export const emptyLine: DraftLine = { sku: null, quantity: '1', discountPercent: '' };

export const quantityForm = /^[1-9]\d{0,5}$/;
export const discountForm = /^(?:\d{1,2}(?:\.\d{1,2})?|100)?$/;

/** What can be asked a price for: lines with a product, a quantity and a discount that mean something. */
export const readyLines = (lines: readonly (Partial<DraftLine> | undefined)[]): readonly LineRequest[] =>
  lines.flatMap((line) => {
    const { sku, quantity = '', discountPercent = '' } = line ?? {};
    if (!sku || !quantityForm.test(quantity) || !discountForm.test(discountPercent)) return [];
    return [{ sku, quantity: Number(quantity), discountPercent }];
  });
