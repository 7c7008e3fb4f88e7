/** Everything in marketing that a company decides for itself. */
export interface MarketingPolicy {
  /** ISO 4217: the results that are meant where nobody names a currency. */
  readonly bookCurrency: string;
}

export const marketingPolicy: MarketingPolicy = { bookCurrency: 'CNY' };
