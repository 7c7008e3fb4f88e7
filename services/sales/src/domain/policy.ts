/** Everything in sales that a company decides for itself. */
export interface SalesPolicy {
  /** SL-7: off the list price, in per cent; a quote with more on any line needs an approval. */
  readonly discountLimitPercent: string;
  /** IANA name of the zone whose calendar numbers contracts and orders. */
  readonly timeZone: string;
}

export const salesPolicy: SalesPolicy = { discountLimitPercent: '10', timeZone: 'Asia/Shanghai' };
