import type { Handler } from '@tributary/messaging/postgres';
import { required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

export const onCustomerMerged =
  ({ followMerge }: UseCases): Handler<'tributary.master-data.customer.merged.v1'> =>
  ({ data, tx }) =>
    followMerge(tx, { ...data, occurredAt: required(data.occurredAt) });

export const onCustomerSplit =
  ({ followSplit }: UseCases): Handler<'tributary.master-data.customer.split.v1'> =>
  ({ data, tx }) =>
    followSplit(tx, { ...data, occurredAt: required(data.occurredAt) });
