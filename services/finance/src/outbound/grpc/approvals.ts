import { type ApprovalServiceService, DocumentKind } from '@tributary/contracts/directory';
import { type Peer, type Refusal, RemoteRefusal } from '@tributary/service-kit';
import type { ApprovalWanted } from '../../domain/approval';

const kinds = { collection: DocumentKind.COLLECTION, invoice: DocumentKind.INVOICE } as const;

/** Asks directory, on our own behalf; nobody waits for the answer. Asked again about the same revision, it is the same approval. */
export const makeRequestApproval =
  (directory: Peer<typeof ApprovalServiceService>) =>
  async ({ kind, documentId, documentVersion, ...wanted }: ApprovalWanted): Promise<string | Refusal> => {
    const request = { ...wanted, kind: kinds[kind], documentId, documentVersion, discountPercent: '' };
    const idempotencyKey = `approval:${documentId}:${documentVersion}`;
    try {
      return (await directory.requestApproval(request, { asOurselves: true, idempotencyKey })).approvalId;
    } catch (error) {
      if (error instanceof RemoteRefusal) return error;
      throw error;
    }
  };
