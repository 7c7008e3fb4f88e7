import type { Contract, ContractChange } from '../../domain/contract/contract';
import type { Money } from '../../domain/money';
import type { ApprovalRequest } from '../approvals/approval-request';

/** A contract with what directory and finance have to say about it. */
export interface ContractRecord extends Contract {
  /** Empty until directory was asked. */
  readonly approvalId: string;
  /** Why it could not be asked yet: the code of the last refusal. */
  readonly approvalProblem: string;
  readonly received: Money;
  readonly outstanding: Money;
  readonly invoiced: Money;
}

/** What contracts need of the store, inside one transaction. */
export interface ContractDesk {
  contract(contractId: string): Promise<ContractRecord | undefined>;
  addContract(change: ContractChange): Promise<ContractRecord>;
  saveContract(before: ContractRecord, change: ContractChange): Promise<ContractRecord>;
  /** Directory is asked later, outside the transaction. */
  askForApproval(request: ApprovalRequest): Promise<void>;
}
