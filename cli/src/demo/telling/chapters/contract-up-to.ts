import type { Deal } from '../../story/deals';
import type { Person } from '../../story/people';
import type { Telling } from '../telling';
import { decide, salesDeciders } from './decide';

export interface Contract {
  readonly contractId: string;
  readonly approvalId?: string;
  readonly state: string;
  readonly total: { readonly amount: string; readonly currency: string };
  readonly version: number;
}

interface Quote {
  readonly quoteId: string;
  readonly version: number;
}

/** Quotes, and goes on to a contract in force; answers it unless the deal stops on its way there. */
export async function contractUpTo(
  telling: Telling,
  deal: Deal,
  person: Person,
  opportunityId: string,
): Promise<Contract | undefined> {
  const { as, tell, until } = telling;
  const { key, end } = deal;
  const rep = as(person);
  const lines = deal.lines.map(({ sku, quantity, discount }) => ({ sku, quantity, discountPercent: String(discount) }));
  const quote: Quote = await tell(rep, `${key}/quote`, '/v1/quotes', { opportunityId, lines });
  if (end === 'quote-waiting') return undefined;
  const accept = { expectedVersion: quote.version };
  const draft: Contract = await tell(rep, `${key}/accept`, `/v1/quotes/${quote.quoteId}:accept`, accept);
  if (end === 'contract-draft') return undefined;

  const path = `/v1/contracts/${draft.contractId}`;
  await tell(rep, `${key}/submit`, `${path}:submit`, { expectedVersion: draft.version });
  if (end === 'contract-waiting') return undefined;
  const { approvalId = '' } = await until(
    `somebody is asked about the contract of ${key}`,
    () => rep.get<Contract>(path),
    (contract) => Boolean(contract.approvalId),
  );
  const rejected = end === 'contract-rejected';
  const deciders = salesDeciders(person).slice(0, end === 'contract-with-director' ? 1 : undefined);
  await decide(telling, {
    ...{ key: `${key}/contract`, approvalId, deciders },
    ...(rejected && { verdict: 'REJECT', comment: '付款条件请再谈，首付不低于三成' }),
  });
  if (end === 'contract-with-director' || rejected) return undefined;
  const approved = (): Promise<Contract> =>
    until(
      `the contract of ${key} is approved`,
      () => rep.get<Contract>(path),
      ({ state }) => state === 'CONTRACT_STATE_APPROVED',
    );
  if (end === 'contract-approved') {
    await approved();
    return undefined;
  }
  return tell(rep, `${key}/sign`, `${path}:sign`, async () => ({
    expectedVersion: (await approved()).version,
    signedAt: new Date(),
  }));
}
