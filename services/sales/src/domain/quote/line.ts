import type { Refusal } from '@tributary/service-kit';
import { discounted, isTooLarge, largestOf, type Money, sumOf } from '../money';

/** What inventory says of a product, as far as selling it goes. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly listPrice: Money;
}

/** SL-7: as quoted, and from then on as it was quoted, whatever becomes of the product's price. */
export interface Line {
  readonly sku: string;
  readonly name: string;
  /** Whole units. */
  readonly quantity: number;
  readonly listPrice: Money;
  /** Off the list price, in per cent. */
  readonly discountPercent: string;
  readonly total: Money;
}

export interface LineRequest {
  readonly sku: string;
  readonly quantity: number;
  /** Empty for none. */
  readonly discountPercent: string;
}

export interface PricedLines {
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly highestDiscountPercent: string;
}

export type PricingRefusal = Refusal<
  'quote.product-unknown' | 'quote.product-repeated' | 'quote.currencies-differ' | 'quote.total-too-large'
>;

/** SL-7: prices come from the products, never from who asks. */
export function priceLines(requested: readonly LineRequest[], products: readonly Product[]): PricedLines | PricingRefusal {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const lines: Line[] = [];
  for (const { sku, quantity, discountPercent } of requested) {
    const product = bySku.get(sku);
    if (!product) return { refused: 'quote.product-unknown', details: { sku } };
    if (lines.some((line) => line.sku === sku)) return { refused: 'quote.product-repeated', details: { sku } };
    lines.push(priced(product, quantity, discountPercent || '0'));
  }

  const currencies = new Set(lines.map(({ listPrice }) => listPrice.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return { refused: 'quote.currencies-differ' };

  const amount = sumOf(lines.map(({ total }) => total.amount));
  if (isTooLarge(amount)) return { refused: 'quote.total-too-large' };
  return {
    lines,
    total: { amount, currency },
    highestDiscountPercent: largestOf(lines.map(({ discountPercent }) => discountPercent)),
  };
}

function priced({ sku, name, listPrice }: Product, quantity: number, discountPercent: string): Line {
  const total = { amount: discounted(listPrice.amount, quantity, discountPercent), currency: listPrice.currency };
  return { sku, name, quantity, listPrice, discountPercent: largestOf([discountPercent]), total };
}
