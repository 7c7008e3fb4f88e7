import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { Contract } from '../../domain/contract/contract';
import type { ContractDesk, ContractRecord } from '../../use-cases/contracts/contract-desk';
import type { MoneyDesk } from '../../use-cases/contracts/follow-money';
import type { ReservationDesk } from '../../use-cases/orders/follow-reservation';
import { customerColumn, moneyColumn, orNull } from './sql';

export interface ContractRow extends Omit<ContractRecord, 'submittedVersion' | 'signedAt'> {
  readonly submittedVersion: number | null;
  readonly signedAt: Date | null;
}

export const contractColumns = `
  contract_id as "contractId", number, ${customerColumn}, opportunity_id as "opportunityId", quote_id as "quoteId", lines,
  ${moneyColumn('total', 'currency', 'total')}, ${moneyColumn('received', 'currency', 'received')},
  ${moneyColumn('outstanding', 'currency', 'outstanding')}, ${moneyColumn('invoiced', 'currency', 'invoiced')},
  state, submitted_version as "submittedVersion", signed_at as "signedAt", owner_id as "ownerId", team_path as "teamPath",
  coalesce(approval_id::text, '') as "approvalId", approval_problem as "approvalProblem", version, created_at as "createdAt"`;

export const contractOf = ({ submittedVersion, signedAt, ...row }: ContractRow): ContractRecord => ({
  ...row,
  submittedVersion: submittedVersion ?? undefined,
  signedAt: signedAt ?? undefined,
});

type ContractsDesk = Omit<ContractDesk, 'askForApproval'> &
  Pick<MoneyDesk, 'keepMoney'> &
  Pick<ReservationDesk, 'contractOfOrder'>;

export function contractsDesk(tx: Tx, outbox: Outbox): ContractsDesk {
  const locked = async (condition: string, id: string): Promise<ContractRecord | undefined> => {
    const row = await tx.one<ContractRow>(`select ${contractColumns} from contracts where ${condition} for update`, [id]);
    return row && contractOf(row);
  };

  return {
    contract: (contractId) => locked('contract_id = $1', contractId),
    contractOfOrder: (orderId) => locked('contract_id = (select contract_id from orders where order_id = $1)', orderId),

    addContract: async ({ contract, events }) => {
      const { contractId, number, customer, opportunityId, quoteId, lines, total, ownerId, teamPath, createdAt } = contract;
      await tx.run(
        `insert into contracts (contract_id, state, submitted_version, signed_at, version, number, customer_id,
                                customer_made_with, opportunity_id, quote_id, lines, total, currency, outstanding, owner_id,
                                team_path, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $14, $15, $16)`,
        [
          ...movingValues(contract),
          ...[number, customer.id, customer.madeWithId, opportunityId, quoteId, JSON.stringify(lines)],
          ...[total.amount, total.currency, ownerId, teamPath, createdAt],
        ],
      );
      const after = { number, total: `${total.amount} ${total.currency}`, quoteId };
      await audit(tx, { action: 'contract.drafted', entity: 'contract', entityId: contractId, after });
      await outbox.add(tx, { aggregate: contractId, version: contract.version }, events);
      const nothing = { amount: '0', currency: total.currency };
      return { ...contract, approvalId: '', approvalProblem: '', received: nothing, outstanding: total, invoiced: nothing };
    },

    saveContract: async (before, { contract, events }) => {
      const { approvalId, approvalProblem, received, outstanding, invoiced } = before;
      const record: ContractRecord = { ...contract, approvalId, approvalProblem, received, outstanding, invoiced };
      const { contractId, state, version } = record;
      await tx.run(
        `update contracts set state = $2, submitted_version = $3, signed_at = $4, version = $5, approval_id = $6,
                approval_problem = $7
          where contract_id = $1`,
        [...movingValues(record), orNull(approvalId), approvalProblem],
      );
      await audit(tx, {
        action: `contract.${state}`,
        entity: 'contract',
        entityId: contractId,
        before: { state: before.state },
        after: { state },
      });
      await outbox.add(tx, { aggregate: contractId, version }, events);
      return record;
    },

    keepMoney: async (money) => {
      const { contractId, version } = money;
      const kept =
        money.about === 'collections'
          ? await tx.run(
              `update contracts set received = $2, outstanding = $3, collections_version = $4
                where contract_id = $1 and collections_version < $4`,
              [contractId, money.received.amount, money.outstanding.amount, version],
            )
          : await tx.run(
              `update contracts set invoiced = $2, invoices_version = $3 where contract_id = $1 and invoices_version < $3`,
              [contractId, money.invoiced.amount, version],
            );
      return kept > 0;
    },
  };
}

const movingValues = (contract: Contract): readonly unknown[] => [
  contract.contractId,
  contract.state,
  contract.submittedVersion ?? null,
  contract.signedAt ?? null,
  contract.version,
];
