import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';

export const onCustomerMerged =
  ({ followMerge }: UseCases): Handler<'tributary.master-data.customer.merged.v1'> =>
  ({ data, version, tx }) =>
    followMerge(tx, { ...data, version });

export const onCustomerSplit =
  ({ followSplit }: UseCases): Handler<'tributary.master-data.customer.split.v1'> =>
  ({ data, version, tx }) =>
    followSplit(tx, { ...data, version });
