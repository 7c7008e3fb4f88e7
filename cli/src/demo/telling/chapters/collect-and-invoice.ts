import type { Deal } from '../../story/deals';
import { type Person, staff } from '../../story/people';
import type { Telling } from '../telling';
import type { Contract } from './contract-up-to';
import { decide } from './decide';

interface Document {
  readonly state: string;
  readonly version: number;
  readonly approvalId?: string;
}
type Collection = Document & { readonly collectionId: string };
type Invoice = Document & { readonly invoiceId: string };

/** The money of a deal, and its invoice. */
export async function collectAndInvoice(telling: Telling, deal: Deal, rep: Person, contract: Contract): Promise<void> {
  for (const [index] of deal.payments.entries()) await collect(telling, deal, contract, index);
  await invoice(telling, deal, rep, contract);
}

async function collect(telling: Telling, deal: Deal, { contractId, total }: Contract, index: number): Promise<void> {
  const { as, tell, until, story } = telling;
  const clerk = as(staff.clerk);
  const key = `${deal.key}/collection/${index}`;
  const recorded: Collection = await tell(clerk, key, '/v1/collections', async () => {
    await until(
      `finance knows the contract of ${deal.key}`,
      () => clerk.get(`/v1/receivables/${contractId}`),
      () => true,
    );
    return {
      ...{ contractId, amount: { amount: share(total.amount, deal.payments, index), currency: total.currency } },
      receivedOn: story.calendar.day(0),
      ...{ payer: payerOf(deal), method: 'PAYMENT_METHOD_BANK_TRANSFER', bankReference: `ICBC-${deal.key}-${index + 1}` },
    };
  });
  const path = `/v1/collections/${recorded.collectionId}`;
  await tell(clerk, `${key}/submit`, `${path}:submit`, { expectedVersion: recorded.version });
  if (deal.end === 'collection-waiting') return;
  await approve(telling, key, () => clerk.get<Collection>(path), 'COLLECTION_STATE_APPROVED');
}

/** In fen, so that the shares of everything are everything. */
function share(total: string, payments: readonly number[], index: number): string {
  const fen = BigInt(Math.round(Number(total) * 100));
  const part = (percent: number): bigint => (fen * BigInt(percent)) / 100n;
  const all = payments.reduce((sum, percent) => sum + percent, 0);
  const rest = part(all) - payments.slice(0, -1).reduce((sum, percent) => sum + part(percent), 0n);
  const amount = index === payments.length - 1 ? rest : part(payments[index] ?? 0);
  return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
}

const payerOf = ({ prospect, oldCustomer }: Deal): string =>
  (oldCustomer ?? prospect)?.company?.name ?? prospect?.name.full ?? '个人';

async function invoice(telling: Telling, deal: Deal, rep: Person, { contractId }: Contract): Promise<void> {
  if (deal.end === 'collection-waiting') return;
  const { as, tell, until } = telling;
  const clerk = as(staff.clerk);
  const key = `${deal.key}/invoice`;
  const requested: Invoice = await tell(as(rep), key, '/v1/invoices', async () => {
    await until(
      `finance knows the contract of ${deal.key}`,
      () => clerk.get(`/v1/receivables/${contractId}`),
      () => true,
    );
    return { contractId, kind: 'INVOICE_KIND_SPECIAL', taxRatePercent: '13' };
  });
  // Goods that have just left: their invoice waits for finance.
  if (deal.end === 'shipped') return;
  const path = `/v1/invoices/${requested.invoiceId}`;
  await approve(telling, key, () => clerk.get<Invoice>(path), 'INVOICE_STATE_APPROVED');
  await tell(clerk, `${key}/issue`, `${path}:issue`, async () => {
    const { version } = await clerk.get<Invoice>(path);
    return { fapiaoNumber: `2531${deal.key.replace(/\D/g, '').padStart(4, '0')}`, expectedVersion: version };
  });
}

/** Finance's manager says yes; resolves when the document knows it. */
async function approve(telling: Telling, key: string, read: () => Promise<Document>, approved: string): Promise<void> {
  const { approvalId = '' } = await telling.until(`somebody is asked about ${key}`, read, (document) =>
    Boolean(document.approvalId),
  );
  await decide(telling, { key, approvalId, deciders: [staff.financeManager] });
  const later = approved.replace('APPROVED', 'ISSUED');
  await telling.until(`${key} is approved`, read, ({ state }) => state === approved || state === later);
}
