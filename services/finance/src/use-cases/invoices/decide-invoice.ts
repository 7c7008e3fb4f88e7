import type { Decision } from '../../domain/approval';
import { decideInvoice } from '../../domain/invoice/request-invoice';
import type { InvoiceDesk } from './invoice-desk';

/** FN-3: a decision about an earlier revision changes nothing. */
export const makeDecideInvoice =
  <Tx>({ deskIn }: { readonly deskIn: (tx: Tx) => InvoiceDesk }) =>
  async (tx: Tx, { documentId, ...decision }: Decision & { readonly documentId: string }): Promise<void> => {
    const desk = deskIn(tx);
    const found = await desk.invoice(documentId);
    const change = found && decideInvoice(found.invoice, decision);
    if (found && change) await desk.save(found.invoice, change);
  };
