import { eventually } from '@tributary/testing';
import { askUntil, type Body } from './api';
import type { Colleague } from './company';
import type { Story } from './story';

/** Waits until the document is on the approver's list, and says yes. */
export async function approve(approver: Colleague, documentId: string): Promise<void> {
  const { items } = await askUntil(
    'the document waits for its approver',
    () => approver.api.get('/v1/approvals'),
    (answer) => answer.items.some((approval: Body) => approval.documentId === documentId),
  );
  const { approvalId, version } = items.find((approval: Body) => approval.documentId === documentId);
  await approver.api.post(`/v1/approvals/${approvalId}:decide`, { verdict: 'VERDICT_APPROVE', expectedVersion: version });
}

/** From an opportunity to a contract in force, over so many machines. */
export async function contractFor({ rep, director }: Story, opportunity: Body, quantity: number): Promise<Body> {
  const lines = [{ sku: 'CNC-850', quantity, discountPercent: '5' }];
  const quote = await eventually('sales has heard of the product', () =>
    rep.api.post('/v1/quotes', { opportunityId: opportunity.opportunityId, lines }),
  );
  const draft = await rep.api.post(`/v1/quotes/${quote.quoteId}:accept`, { expectedVersion: quote.version });
  const path = `/v1/contracts/${draft.contractId}`;
  await rep.api.post(`${path}:submit`, { expectedVersion: draft.version });
  await approve(director, draft.contractId);
  const { version } = await contractIs(rep, draft.contractId, 'CONTRACT_STATE_APPROVED');
  return rep.api.post(`${path}:sign`, { expectedVersion: version, signedAt: new Date().toISOString() });
}

export const contractIs = (rep: Colleague, contractId: string, state: string): Promise<Body> =>
  askUntil(
    `the contract is ${state}`,
    () => rep.api.get(`/v1/contracts/${contractId}`),
    (contract) => contract.state === state,
  );

export const orderIs = (rep: Colleague, orderId: string, state: string): Promise<Body> =>
  askUntil(
    `the order is ${state}`,
    () => rep.api.get(`/v1/orders/${orderId}`),
    (order) => order.state === state,
  );
