import { fromWire } from '@tributary/contracts';
import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';

/** Directory tells of approvals of every kind of document; those of other services are none of ours. */
export const onApprovalDecided =
  ({ decideCollection, decideInvoice }: UseCases): Handler<'tributary.directory.approval.decided.v1'> =>
  async ({ data: { kind, state, ...decision }, tx }) => {
    const decided = fromWire('APPROVAL_STATE', state);
    if (decided !== 'approved' && decided !== 'rejected' && decided !== 'withdrawn') return;
    if (kind === 'DOCUMENT_KIND_COLLECTION') await decideCollection(tx, { ...decision, decided });
    if (kind === 'DOCUMENT_KIND_INVOICE') await decideInvoice(tx, { ...decision, decided });
  };
