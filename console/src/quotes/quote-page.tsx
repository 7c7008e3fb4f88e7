import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApprovalChain } from '../approvals/approval-chain';
import { ApprovalProblem } from '../approvals/approval-problem';
import { LineTable } from '../contracts/line-table';
import { CustomerName } from '../customers/customer-name';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { useMay } from '../session/me';
import { QuoteStateMark } from './quote-state-mark';
import { quoteKeys, quoteQuery } from './quotes-api';
import { useAcceptQuote } from './use-accept-quote';

const route = getRouteApi('/shell/quotes/$quoteId');

export function QuotePage() {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const formats = useFormats();
  const accept = useAcceptQuote();
  const { quoteId } = route.useParams();
  useLiveRecord('quote', quoteId, quoteKeys.one(quoteId));
  const { data: quote, error, isPending, refetch } = useQuery(quoteQuery(quoteId));
  if (isPending) return <Loading />;
  if (!quote) return <ErrorState error={error} onRetry={refetch} />;

  return (
    <RecordPage
      title={`${t('quote')} ${quote.total ? formats.exactMoney(quote.total) : ''}`}
      back="/opportunities"
      backLabel={t('opportunities')}
      marks={
        <>
          <QuoteStateMark state={quote.state} />
          <Person id={quote.ownerId} />
        </>
      }
      actions={
        quote.state === 'QUOTE_STATE_APPROVED' &&
        may('contracts.write') && (
          <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate(quote)}>
            {t('quote.accept')}
          </Button>
        )
      }
      facts={
        <Panel title={t('facts')}>
          <Facts
            facts={[
              { label: t('customer'), value: may('customers.read') && <CustomerName id={quote.customerId} /> },
              {
                label: t('opportunity'),
                value: may('opportunities.read') && (
                  <Link to="/opportunities/$opportunityId" params={{ opportunityId: quote.opportunityId }}>
                    {t('to-opportunity')}
                  </Link>
                ),
              },
              {
                label: t('contract'),
                value: quote.contractId !== '' && may('contracts.read') && (
                  <Link to="/contracts/$contractId" params={{ contractId: quote.contractId }}>
                    {t('to-contract')}
                  </Link>
                ),
              },
              { label: t('created'), value: quote.createdAt && formats.dateTime(quote.createdAt) },
            ]}
          />
        </Panel>
      }
    >
      <ApprovalProblem code={quote.approvalProblem} />
      <Panel title={t('lines')}>
        <LineTable lines={quote.lines} total={quote.total} />
      </Panel>
      {quote.approvalId !== '' && may('approvals.read') && <ApprovalChain approvalId={quote.approvalId} />}
    </RecordPage>
  );
}
