import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovalChain } from '../approvals/approval-chain';
import { ApprovalProblem } from '../approvals/approval-problem';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { useMay } from '../session/me';
import { invoiceQuery } from './finance-api';
import { InvoiceFacts } from './invoice-facts';
import { FinanceStateMark } from './state-marks';

const IssueDrawer = lazy(() => import('./issue-drawer').then((module) => ({ default: module.IssueDrawer })));

const route = getRouteApi('/shell/invoices/$invoiceId');

export function InvoicePage() {
  const { t } = useTranslation('finance');
  const may = useMay();
  const formats = useFormats();
  const [isIssuing, setIsIssuing] = useState(false);
  const { invoiceId } = route.useParams();
  const { data: invoice, error, isPending, refetch } = useQuery(invoiceQuery(invoiceId));
  if (isPending) return <Loading />;
  if (!invoice) return <ErrorState error={error} onRetry={refetch} />;

  const { state, approvalId } = invoice;
  return (
    <RecordPage
      title={`${t('invoice')} ${invoice.amount ? formats.exactMoney(invoice.amount) : ''}`}
      back="/invoices"
      backLabel={t('invoices')}
      marks={<FinanceStateMark state={state} />}
      actions={
        state === 'INVOICE_STATE_APPROVED' &&
        may('invoices.issue') && (
          <Button type="primary" onClick={() => setIsIssuing(true)}>
            {t('issue')}
          </Button>
        )
      }
      facts={<InvoiceFacts invoice={invoice} />}
    >
      <ApprovalProblem code={invoice.approvalProblem} />
      {approvalId !== '' && may('approvals.read') ? (
        <ApprovalChain approvalId={approvalId} />
      ) : (
        <Panel title={t('approval')}>{t('approval.asked')}</Panel>
      )}
      <Suspense>{isIssuing && <IssueDrawer invoice={invoice} isOpen onClose={() => setIsIssuing(false)} />}</Suspense>
    </RecordPage>
  );
}
