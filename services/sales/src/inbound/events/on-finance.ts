import type { EventType } from '@tributary/contracts';
import type { Handler } from '@tributary/messaging/postgres';
import { required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

type Collection = Extract<EventType, `tributary.finance.collection.${'approved' | 'reversed'}.v1`>;

/** Approved or taken back: either way finance says how much has come in and how much is still owed. */
export const onCollection =
  ({ followMoney }: UseCases): Handler<Collection> =>
  ({ data: { contractId, received, outstanding }, version, tx }) =>
    followMoney(tx, {
      about: 'collections',
      contractId,
      received: required(received),
      outstanding: required(outstanding),
      version,
    });

export const onInvoiceIssued =
  ({ followMoney }: UseCases): Handler<'tributary.finance.invoice.issued.v1'> =>
  ({ data: { contractId, invoiced }, version, tx }) =>
    followMoney(tx, { about: 'invoices', contractId, invoiced: required(invoiced), version });
