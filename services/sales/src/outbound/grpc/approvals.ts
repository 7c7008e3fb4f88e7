import { toWire } from '@tributary/contracts';
import type { ApprovalServiceService } from '@tributary/contracts/directory';
import type { Peer } from '@tributary/service-kit';
import type { LeasedRequest } from '../../use-cases/approvals/ask-for-approvals';

/** Directory names the requester's chain, so sales asks on its own behalf. */
export const makeRequestApproval =
  (approvals: Peer<typeof ApprovalServiceService>) =>
  async ({ requestId, attempts: _, kind, discountPercent = '', ...request }: LeasedRequest): Promise<string> => {
    const asked = { ...request, kind: toWire('DOCUMENT_KIND', kind), discountPercent };
    const { approvalId } = await approvals.requestApproval(asked, { asOurselves: true, idempotencyKey: requestId });
    return approvalId;
  };
