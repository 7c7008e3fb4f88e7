import { type Actor, isRefusal } from '@tributary/service-kit';
import { type InvoiceWish, requestInvoice } from '../../domain/invoice/request-invoice';
import { requesterOf } from '../requester-of';
import type { AtTheInvoiceDesk } from './invoice-desk';

export interface RequestInvoice extends InvoiceWish {
  readonly contractId: string;
}

interface Needs {
  readonly atTheDesk: AtTheInvoiceDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const makeRequestInvoice =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, { contractId, ...wish }: RequestInvoice) =>
    atTheDesk(actor, async (desk) => {
      const receivable = await desk.receivable(contractId);
      if (!receivable) return { refused: 'receivable.unknown', field: 'contractId' } as const;

      const ids = { invoiceId: newId(), requestedBy: actor.id, requesterId: requesterOf(actor, receivable) };
      const change = requestInvoice(receivable, wish, ids, now());
      if (isRefusal(change)) return change;
      await desk.add(change);
      return change.invoice;
    });
