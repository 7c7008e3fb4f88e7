import type { Collection } from '../src/domain/collection/collection';
import { financePolicy as policy } from '../src/domain/policy';
import { type Claims, openReceivable, type Receivable } from '../src/domain/receivable/receivable';

export const now = new Date('2026-03-10T03:00:00Z');

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Owed for a contract over 760 000 CNY, of which nothing has come in yet. */
export const aReceivable = (traits: Partial<Receivable & Claims> = {}): Receivable & Claims => ({
  ...openReceivable(
    {
      ...{ contractId: 'k-1', number: 'C-2026-000001', customerId: 'c-1', total: cny('760000.00') },
      ...{ ownerId: 'rep', teamPath: '/hq/', signedAt: now },
    },
    policy,
  ),
  ...{ collecting: '0', invoicing: '0' },
  ...traits,
});

export const aCollection = (traits: Partial<Collection> = {}): Collection => ({
  ...{ collectionId: 'm-1', contractId: 'k-1', customerId: 'c-1', amount: cny('200000'), receivedOn: '2026-03-09' },
  ...{ payer: '华东机械', method: 'bank-transfer', bankReference: 'B-1', state: 'recorded', sharePercent: '26.32' },
  ...{ approvalId: undefined, reversalReason: undefined, recordedBy: 'clerk', recordedAt: now, version: 1 },
  ...traits,
});
