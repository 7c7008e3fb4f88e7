import type { Contract } from '../src/domain/contract/contract';
import { type NewOpportunity, openOpportunity } from '../src/domain/opportunity/open-opportunity';
import type { Opportunity } from '../src/domain/opportunity/opportunity';
import type { Stage } from '../src/domain/opportunity/pipeline';
import type { OrderChange } from '../src/domain/order/order';
import { placeOrder } from '../src/domain/order/place-order';
import type { Product } from '../src/domain/quote/line';

export const now = new Date('2026-03-02T09:00:00Z');

export const pipeline: readonly Stage[] = [
  { stage: 'needs', position: 2, probability: 30, enteredFrom: ['qualification'], requiredFields: [] },
  { stage: 'qualification', position: 1, probability: 10, enteredFrom: ['needs'], requiredFields: [] },
  { stage: 'negotiation', position: 3, probability: 75, enteredFrom: ['needs'], requiredFields: ['amount', 'expectedClose'] },
];

export const anOpportunity = (traits: Partial<NewOpportunity> = {}): Opportunity =>
  openOpportunity(
    {
      ...{ opportunityId: 'opportunity-1', customer: { id: 'customer-1', madeWithId: 'customer-1' }, name: '两台加工中心' },
      ...{ amount: undefined, expectedClose: '', leadId: '', campaignId: '', ownerId: 'mei', teamPath: '/hq/east/' },
      ...traits,
    },
    pipeline,
    'mei',
    now,
  ).opportunity;

export const aProduct = (sku: string, amount: string, currency = 'CNY'): Product => ({
  sku,
  name: sku,
  listPrice: { amount, currency },
});

/** In force, over three of `A` for 1.00 and two of `B` for 10.00. */
export const aContract = (traits: Partial<Contract> = {}): Contract => ({
  ...{ contractId: 'contract-1', number: 'C-2026-000001', opportunityId: 'opportunity-1', quoteId: 'quote-1' },
  ...{ customer: { id: 'customer-1', madeWithId: 'customer-1' }, ownerId: 'mei', teamPath: '/hq/east/' },
  lines: [
    {
      ...{ sku: 'A', name: 'A', quantity: 3, discountPercent: '0' },
      ...{ listPrice: { amount: '0.3333', currency: 'CNY' }, total: { amount: '1', currency: 'CNY' } },
    },
    {
      ...{ sku: 'B', name: 'B', quantity: 2, discountPercent: '0' },
      ...{ listPrice: { amount: '5', currency: 'CNY' }, total: { amount: '10', currency: 'CNY' } },
    },
  ],
  total: { amount: '11', currency: 'CNY' },
  ...{ state: 'in-force', submittedVersion: 2, signedAt: now, version: 4, createdAt: now },
  ...traits,
});

export function anOrder(): OrderChange['order'] {
  const placed = placeOrder(aContract(), [], [], { orderId: 'order-1', number: 'O-2026-000001' }, now);
  if ('refused' in placed) throw new Error(placed.refused);
  return placed.order;
}
