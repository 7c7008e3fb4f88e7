/** Everything in finance that a company decides for itself. */
export interface FinancePolicy {
  /** FN-1: days of the calendar from signing until the money is due. */
  readonly paymentDays: number;
  /** IANA name of the zone whose calendar says on which day something is due or booked. */
  readonly timeZone: string;
  /** ISO 4217: the books that are meant where nobody names a currency. */
  readonly bookCurrency: string;
}

export const financePolicy: FinancePolicy = { paymentDays: 30, timeZone: 'Asia/Shanghai', bookCurrency: 'CNY' };
