import type { Handler } from '@tributary/messaging/mongo';
import type { UseCases } from '../../compose';

export const onCustomerMerged =
  ({ followMerge }: UseCases): Handler<'tributary.master-data.customer.merged.v1'> =>
  ({ data, tx }) =>
    followMerge(tx, data);

export const onCustomerSplit =
  ({ followSplit }: UseCases): Handler<'tributary.master-data.customer.split.v1'> =>
  ({ data, tx }) =>
    followSplit(tx, data);

export const onCustomerOwnerChanged =
  ({ keepOwner }: UseCases): Handler<'tributary.sales.customer-owner.changed.v1'> =>
  ({ data, version, tx }) =>
    keepOwner(tx, {
      customerId: data.customerId,
      owner: data.ownerId ? { id: data.ownerId, teamPath: data.teamPath } : undefined,
      version,
    });
