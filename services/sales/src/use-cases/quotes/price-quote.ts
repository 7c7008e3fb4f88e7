import { type Actor, isRefusal } from '@tributary/service-kit';
import type { SalesPolicy } from '../../domain/policy';
import { type LineRequest, priceLines } from '../../domain/quote/line';
import { needsApproval } from '../../domain/quote/quote';
import type { AtTheDesk } from '../at-the-desk';
import type { QuoteDesk } from './quote-desk';

interface Needs {
  readonly atTheDesk: AtTheDesk<QuoteDesk>;
  readonly policy: SalesPolicy;
}

/** SL-7: what a quote of these lines would be, so that nobody has to make one to know. */
export const makePriceQuote =
  ({ atTheDesk, policy }: Needs) =>
  (actor: Actor, { lines }: { readonly lines: readonly LineRequest[] }) =>
    atTheDesk(actor, async (desk) => {
      const priced = priceLines(lines, await desk.products(lines.map(({ sku }) => sku)));
      if (isRefusal(priced)) return priced;
      return { lines: priced.lines, total: priced.total, needsApproval: needsApproval(priced, policy) };
    });
