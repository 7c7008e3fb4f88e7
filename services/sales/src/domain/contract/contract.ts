import { toWire } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import type { CustomerLink } from '../customer/customer-link';
import type { SalesEvent } from '../event';
import type { Money } from '../money';
import type { Opportunity } from '../opportunity/opportunity';
import type { Ownership } from '../ownership';
import type { Line } from '../quote/line';
import type { Quote } from '../quote/quote';

export type ContractState = 'draft' | 'awaiting-approval' | 'approved' | 'rejected' | 'in-force' | 'ended';

/** What both sides agreed on (SL-8). Instants are UTC. */
export interface Contract extends Ownership {
  readonly contractId: string;
  readonly number: string;
  readonly customer: CustomerLink;
  readonly opportunityId: string;
  readonly quoteId: string;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly state: ContractState;
  /** The version that was sent to its approvers last; what they say about an earlier one counts no more. */
  readonly submittedVersion: number | undefined;
  readonly signedAt: Date | undefined;
  readonly version: number;
  readonly createdAt: Date;
}

export interface ContractChange {
  readonly contract: Contract;
  readonly events: readonly SalesEvent[];
}

/** SL-7: the lines of the quote, nothing retyped. */
export function draftContract(
  quote: Quote,
  { contractId, number }: { readonly contractId: string; readonly number: string },
  now: Date,
): ContractChange {
  const { quoteId, opportunityId, customer, lines, total, ownerId, teamPath } = quote;
  return stateChanged(
    {
      ...{ contractId, number, customer, opportunityId, quoteId, lines, total, ownerId, teamPath },
      ...{ state: 'draft', submittedVersion: undefined, signedAt: undefined, version: 1, createdAt: now },
    },
    now,
  );
}

/** SL-8: into the approval chain that fits. A rejected contract may be sent again. */
export function submitContract(contract: Contract, now: Date): ContractChange | Refusal<'contract.not-draft'> {
  const { state } = contract;
  if (state !== 'draft' && state !== 'rejected') return { refused: 'contract.not-draft', details: { state } };
  const version = contract.version + 1;
  return stateChanged({ ...contract, state: 'awaiting-approval', submittedVersion: version, version }, now);
}

/** How the approval of one version ended (DR-3). Undefined when the contract no longer waits for that one. */
export function decideContract(
  contract: Contract,
  approval: { readonly version: number; readonly decided: 'approved' | 'rejected' | 'withdrawn' },
  now: Date,
): ContractChange | undefined {
  if (contract.state !== 'awaiting-approval' || contract.submittedVersion !== approval.version) return undefined;
  const state = approval.decided === 'withdrawn' ? 'draft' : approval.decided;
  return stateChanged({ ...contract, state, version: contract.version + 1 }, now);
}

/** SL-8, SL-14: in force; the event carries all that finance, service and marketing need. */
export function signContract(
  before: Contract,
  signedAt: Date,
  { leadId, campaignId }: Pick<Opportunity, 'leadId' | 'campaignId'>,
  now: Date,
): ContractChange | Refusal<'contract.not-approved' | 'contract.signed-in-the-future'> {
  if (before.state !== 'approved') return { refused: 'contract.not-approved', details: { state: before.state } };
  if (signedAt > now) return { refused: 'contract.signed-in-the-future', field: 'signedAt' };
  const contract: Contract = { ...before, state: 'in-force', signedAt, version: before.version + 1 };
  const { contractId, number, customer, opportunityId, total, lines, ownerId, teamPath } = contract;
  return {
    contract,
    events: [
      {
        type: 'tributary.sales.contract.signed.v1',
        data: {
          ...{ contractId, number, customerId: customer.id, opportunityId, leadId, campaignId },
          ...{ total, lines, ownerId, teamPath, signedAt },
        },
      },
    ],
  };
}

const stateChanged = (contract: Contract, changedAt: Date): ContractChange => ({
  contract,
  events: [
    {
      type: 'tributary.sales.contract.state-changed.v1',
      data: {
        contractId: contract.contractId,
        customerId: contract.customer.id,
        state: toWire('CONTRACT_STATE', contract.state),
        ownerId: contract.ownerId,
        teamPath: contract.teamPath,
        changedAt,
      },
    },
  ],
});
