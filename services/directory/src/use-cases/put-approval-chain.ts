import type { Actor } from '@tributary/service-kit';
import type { ApprovalChain } from '../domain/approval/choose-chain';

/** DR-3: for documents asked about from now on; approvals on their way keep the steps they started with. */
export type PutChain = (actor: Actor, chain: ApprovalChain) => Promise<ApprovalChain>;
