import { type Actor, isRefusal } from '@tributary/service-kit';
import { draftContract } from '../../domain/contract/contract';
import { documentNumber, yearOf } from '../../domain/document-number';
import type { SalesPolicy } from '../../domain/policy';
import { acceptQuote } from '../../domain/quote/quote';
import { type AtTheDesk, changedMeanwhile, notFound } from '../at-the-desk';
import type { ContractDesk } from '../contracts/contract-desk';
import type { NumberDesk } from '../number-desk';
import type { QuoteDesk } from './quote-desk';

export interface AcceptQuote {
  readonly quoteId: string;
  readonly expectedVersion: number;
}

type AcceptingDesk = Pick<QuoteDesk, 'quote' | 'saveQuote'> & Pick<ContractDesk, 'contract' | 'addContract'> & NumberDesk;

interface Needs {
  readonly atTheDesk: AtTheDesk<AcceptingDesk>;
  readonly policy: SalesPolicy;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** SL-7: quote → contract without retyping. Accepting twice answers the one contract. */
export const makeAcceptQuote =
  ({ atTheDesk, policy, newId, now }: Needs) =>
  (actor: Actor, { quoteId, expectedVersion }: AcceptQuote) =>
    atTheDesk(actor, async (desk) => {
      const quote = await desk.quote(quoteId);
      if (!quote) return notFound;
      if (quote.state === 'accepted') return (await desk.contract(quote.contractId)) ?? notFound;
      const conflict = changedMeanwhile(quote, expectedVersion);
      if (conflict) return conflict;
      const contractId = newId();
      const accepted = acceptQuote(quote, contractId, now());
      if (isRefusal(accepted)) return accepted;

      const year = yearOf(now(), policy.timeZone);
      const number = documentNumber('C', year, await desk.nextNumber('C', year));
      await desk.saveQuote(quote, accepted);
      return desk.addContract(draftContract(accepted.quote, { contractId, number }, now()));
    });
