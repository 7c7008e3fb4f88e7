import { fromWire } from '@tributary/contracts';
import type { Handler } from '@tributary/messaging/postgres';
import type { UseCases } from '../../compose';

/** Directory tells of everybody's documents; ours are two kinds of them. */
export const onApprovalDecided =
  ({ takeDecision }: UseCases): Handler<'tributary.directory.approval.decided.v1'> =>
  async ({ data: { approvalId, documentId, documentVersion, ...data }, tx }) => {
    const kind = fromWire('DOCUMENT_KIND', data.kind);
    const decided = fromWire('APPROVAL_STATE', data.state);
    if (kind !== 'quote-discount' && kind !== 'contract') return;
    if (decided === undefined || decided === 'open') return;
    await takeDecision(tx, { kind, approvalId, documentId, documentVersion, decided });
  };
