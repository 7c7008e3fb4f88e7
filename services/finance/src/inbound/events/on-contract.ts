import type { Handler } from '@tributary/messaging/postgres';
import { required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

export const onContractSigned =
  ({ openReceivable }: UseCases): Handler<'tributary.sales.contract.signed.v1'> =>
  ({ data, tx }) =>
    openReceivable(tx, { ...data, total: required(data.total), signedAt: required(data.signedAt) });
