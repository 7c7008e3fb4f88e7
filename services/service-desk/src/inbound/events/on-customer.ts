import type { EventHandler } from '@tributary/messaging';
import type { MongoTx } from '@tributary/stores/mongo';
import type { UseCases } from '../../compose';

export const onCustomerMerged =
  ({ followMerge }: UseCases): EventHandler<'tributary.master-data.customer.merged.v1', MongoTx> =>
  ({ data, version, tx }) =>
    followMerge(tx, data, version);

export const onCustomerSplit =
  ({ followSplit }: UseCases): EventHandler<'tributary.master-data.customer.split.v1', MongoTx> =>
  ({ data, version, tx }) =>
    followSplit(tx, data, version);
