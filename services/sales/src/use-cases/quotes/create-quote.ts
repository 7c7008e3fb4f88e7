import { type Actor, isRefusal } from '@tributary/service-kit';
import type { SalesPolicy } from '../../domain/policy';
import { type LineRequest, priceLines } from '../../domain/quote/line';
import { makeQuote } from '../../domain/quote/quote';
import { type AtTheDesk, notFound } from '../at-the-desk';
import type { QuoteDesk } from './quote-desk';

export interface CreateQuote {
  readonly opportunityId: string;
  readonly lines: readonly LineRequest[];
}

interface Needs {
  readonly atTheDesk: AtTheDesk<QuoteDesk>;
  readonly policy: SalesPolicy;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** SL-7: prices come from the products; a discount over the limit waits for an approval. */
export const makeCreateQuote =
  ({ atTheDesk, policy, newId, now }: Needs) =>
  (actor: Actor, { opportunityId, lines }: CreateQuote) =>
    atTheDesk(actor, async (desk) => {
      const opportunity = await desk.opportunity(opportunityId);
      if (!opportunity) return notFound;
      const priced = priceLines(lines, await desk.products(lines.map(({ sku }) => sku)));
      if (isRefusal(priced)) return priced;
      const outcome = makeQuote(newId(), opportunity, priced, policy, now());
      if (isRefusal(outcome)) return outcome;

      const record = await desk.addQuote(outcome);
      if (record.state === 'awaiting-approval') {
        await desk.askForApproval({
          ...{ requestId: newId(), kind: 'quote-discount', documentId: record.quoteId, documentVersion: record.version },
          ...{ summary: opportunity.name, amount: record.total, discountPercent: record.highestDiscountPercent },
          ...{ requesterId: actor.id, dueAt: now() },
        });
      }
      return record;
    });
