import type { Actor } from '@tributary/service-kit';
import type { Approval, ApprovalChange } from '../domain/approval/approval';
import type { ApprovalChain, ApproverRule, DocumentFacts } from '../domain/approval/choose-chain';

/** What an approval shows beside what decides it. */
export interface ApprovalRecord extends Approval {
  readonly summary: string;
  readonly amount: { readonly amount: string; readonly currency: string } | undefined;
  readonly chainId: string;
  readonly requestedAt: Date;
}

/** What approvals need of the store, inside one transaction. */
export interface ApprovalDesk {
  /** Locked until the end: verdicts on one approval come one after the other. */
  approval(approvalId: string): Promise<ApprovalRecord | undefined>;
  /** Undefined while nobody has asked for this revision. Holds off whoever asks for the same one now. */
  approvalOf(document: Pick<Approval, 'kind' | 'documentId' | 'documentVersion'>): Promise<ApprovalRecord | undefined>;
  requester(employeeId: string): Promise<{ readonly teamPath: string; readonly state: 'active' | 'left' } | undefined>;
  chainsFor(kind: DocumentFacts['kind']): Promise<readonly ApprovalChain[]>;
  /** Employees who work here and whom the rule names for a requester of this team. */
  peopleBy(rule: ApproverRule, teamPath: string): Promise<readonly string[]>;
  /** Those who named this employee as their deputy. */
  whoNamesAsDeputy(employeeId: string): Promise<readonly string[]>;
  add(record: ApprovalRecord, change: ApprovalChange): Promise<ApprovalRecord>;
  save(before: ApprovalRecord, change: ApprovalChange): Promise<ApprovalRecord>;
}

export type AtTheApprovalDesk = <T>(actor: Actor, work: (desk: ApprovalDesk) => Promise<T>) => Promise<T>;
