import { randomUUID } from 'node:crypto';
import {
  Approval,
  type ApprovalServiceServer,
  ApprovalServiceService,
  ApprovalState,
  type RequestApprovalRequest,
} from '@tributary/contracts/directory';
import { command, type GrpcServer, makeIdentity, makeLog, type Refusal, serveGrpc } from '@tributary/service-kit';

/** Answers like directory, from the same contract: one approval for each revision of a document, open until a test decides. */
export interface DirectoryStandIn extends GrpcServer {
  /** What every call is refused with, until it is undefined again. */
  refuseWith(refusal: Refusal | undefined): void;
  /** Requests are heard, but their answers get lost. */
  loseAnswers(lose: boolean): void;
  /** Every request that arrived, refused and repeated ones too. */
  readonly asked: readonly RequestApprovalRequest[];
  approvalOf(documentId: string): Approval | undefined;
}

export async function startDirectoryStandIn(keysFolder: string): Promise<DirectoryStandIn> {
  const identity = await makeIdentity({
    service: 'directory',
    keyFile: `${keysFolder}/directory.key.json`,
    trustedKeysFile: `${keysFolder}/trusted-keys.json`,
  });
  const approvals = new Map<string, Approval>();
  const asked: RequestApprovalRequest[] = [];
  let refusal: Refusal | undefined;
  let losesAnswers = false;

  const implementation: Pick<ApprovalServiceServer, 'requestApproval'> = {
    requestApproval: command({
      run: async (request): Promise<Approval | Refusal> => {
        asked.push(request);
        if (refusal) return refusal;
        const revision = `${request.kind} ${request.documentId} ${request.documentVersion}`;
        const approval =
          approvals.get(revision) ??
          Approval.create({ ...request, approvalId: randomUUID(), state: ApprovalState.OPEN, chainId: 'stand-in', version: 1 });
        approvals.set(revision, approval);
        return losesAnswers ? { refused: 'service.unavailable' } : approval;
      },
      reply: (approval) => approval,
    }),
  };

  const { requestApproval } = ApprovalServiceService;
  const server = await serveGrpc({
    port: 0,
    identity,
    log: makeLog({ service: 'directory', level: 'fatal' }),
    services: [{ definition: { requestApproval }, implementation }],
  });
  return {
    ...server,
    asked,
    refuseWith: (next) => {
      refusal = next;
    },
    loseAnswers: (lose) => {
      losesAnswers = lose;
    },
    approvalOf: (documentId) => [...approvals.values()].filter((one) => one.documentId === documentId).at(-1),
  };
}
