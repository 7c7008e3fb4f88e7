import type { Handler } from '@tributary/messaging/postgres';
import { required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

/** What counts is when sales told of it: the day on the paper may lie before the contact that is entered after it. */
export const onContractSigned =
  ({ followContract }: UseCases): Handler<'tributary.sales.contract.signed.v1'> =>
  ({ data: { contractId, customerId, leadId }, time, tx }) =>
    followContract(tx, { contractId, customerId, leadId: leadId || undefined, signedAt: time });

export const onCollectionApproved =
  ({ followCollection }: UseCases): Handler<'tributary.finance.collection.approved.v1'> =>
  ({ data: { collectionId, contractId, customerId, amount, approvedAt }, time, tx }) =>
    followCollection(tx, { collectionId, contractId, customerId, amount: required(amount), approvedAt: approvedAt ?? time });

export const onCollectionReversed =
  ({ followCollection }: UseCases): Handler<'tributary.finance.collection.reversed.v1'> =>
  ({ data: { collectionId, contractId, customerId, amount, reversedAt }, time, tx }) =>
    followCollection(tx, { collectionId, contractId, customerId, amount: required(amount), reversedAt: reversedAt ?? time });
