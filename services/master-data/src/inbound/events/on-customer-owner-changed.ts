import type { EventHandler } from '@tributary/messaging';
import type { Tx } from '@tributary/stores/postgres';
import type { UseCases } from '../../compose';

export const onCustomerOwnerChanged =
  ({ followCustomerOwner }: UseCases): EventHandler<'tributary.sales.customer-owner.changed.v1', Tx> =>
  ({ data, version, tx }) =>
    followCustomerOwner(tx, data, version);
