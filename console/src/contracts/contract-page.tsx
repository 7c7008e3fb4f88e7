import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApprovalChain } from '../approvals/approval-chain';
import { ApprovalProblem } from '../approvals/approval-problem';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { ContractCollections } from '../finance/contract-collections';
import { ContractInvoices } from '../finance/contract-invoices';
import { useLiveRecord } from '../live/use-live-record';
import { ContractOrders } from '../orders/contract-orders';
import { Person } from '../people/person';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { useMay } from '../session/me';
import { ContractActions } from './contract-actions';
import { ContractFacts } from './contract-facts';
import { ContractStateMark } from './contract-state-mark';
import { contractKeys, contractQuery } from './contracts-api';
import { LineTable } from './line-table';

const route = getRouteApi('/shell/contracts/$contractId');

export function ContractPage() {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const { contractId } = route.useParams();
  useLiveRecord('contract', contractId, contractKeys.one(contractId));
  const { data: contract, error, isPending, refetch } = useQuery(contractQuery(contractId));
  if (isPending) return <Loading />;
  if (!contract) return <ErrorState error={error} onRetry={refetch} />;

  const hasBegun = contract.state === 'CONTRACT_STATE_IN_FORCE' || contract.state === 'CONTRACT_STATE_ENDED';
  return (
    <RecordPage
      title={contract.number}
      back="/contracts"
      backLabel={t('title')}
      marks={
        <>
          <ContractStateMark state={contract.state} />
          <Person id={contract.ownerId} />
        </>
      }
      actions={<ContractActions contract={contract} />}
      facts={<ContractFacts contract={contract} />}
    >
      <ApprovalProblem code={contract.approvalProblem} />
      {contract.approvalId !== '' && may('approvals.read') && <ApprovalChain approvalId={contract.approvalId} />}
      <Panel title={t('lines')}>
        <LineTable lines={contract.lines} total={contract.total} />
      </Panel>
      {hasBegun && may('orders.read') && <ContractOrders contractId={contractId} />}
      {hasBegun && may('collections.read') && <ContractCollections contractId={contractId} />}
      {hasBegun && may('invoices.read') && <ContractInvoices contractId={contractId} />}
    </RecordPage>
  );
}
