import type { ApprovalServiceServer } from '@tributary/contracts/directory';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { approvalMessage, chainMessage, chainOf, verdictOf } from './wire';

export const approvalService = (useCases: UseCases): ApprovalServiceServer => ({
  requestApproval: command({
    run: (request, actor) =>
      useCases.requestApproval(actor, { ...request, discountPercent: request.discountPercent || undefined }),
    reply: approvalMessage,
  }),
  decideApproval: command({
    run: (request, actor) => useCases.decideApproval(actor, { ...request, verdict: verdictOf(request.verdict) }),
    reply: approvalMessage,
  }),
  withdrawApproval: command({ run: (request, actor) => useCases.withdrawApproval(actor, request), reply: approvalMessage }),

  getApproval: query(async ({ approvalId }, actor) => {
    const approval = await useCases.read.approval(actor, approvalId);
    return approval ? approvalMessage(approval) : { refused: 'record.not-found' };
  }),
  listMyApprovals: query(async (request, actor) => {
    const found = await useCases.read.approvalsWaitingFor(actor, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(approvalMessage), nextCursor }));
  }),

  putApprovalChain: command({
    run: ({ chain }, actor) => useCases.putApprovalChain(actor, chainOf(required(chain))),
    reply: chainMessage,
  }),
  listApprovalChains: query(async (_request, actor) => ({ items: (await useCases.read.chains(actor)).map(chainMessage) })),
});
