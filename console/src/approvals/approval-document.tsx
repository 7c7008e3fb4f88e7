import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ContractFacts } from '../contracts/contract-facts';
import { contractQuery } from '../contracts/contracts-api';
import { LineTable } from '../contracts/line-table';
import { CollectionFacts } from '../finance/collection-facts';
import { collectionQuery, invoiceQuery } from '../finance/finance-api';
import { InvoiceFacts } from '../finance/invoice-facts';
import { quoteQuery } from '../quotes/quotes-api';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import type { Approval } from './approvals-api';

interface Props {
  readonly id: string;
}

function ApprovedQuote({ id }: Props) {
  const { t } = useTranslation('contracts');
  const { data } = useQuery(quoteQuery(id));
  if (!data) return null;
  return (
    <Panel
      title={t('quote')}
      extra={
        <Link to="/quotes/$quoteId" params={{ quoteId: id }}>
          {t('to-quote')}
        </Link>
      }
    >
      <LineTable lines={data.lines} total={data.total} />
    </Panel>
  );
}

function ApprovedContract({ id }: Props) {
  const { t } = useTranslation('contracts');
  const { data } = useQuery(contractQuery(id));
  if (!data) return null;
  return (
    <>
      <Panel
        title={`${t('contract')} ${data.number}`}
        extra={
          <Link to="/contracts/$contractId" params={{ contractId: id }}>
            {t('to-contract')}
          </Link>
        }
      >
        <LineTable lines={data.lines} total={data.total} />
      </Panel>
      <ContractFacts contract={data} />
    </>
  );
}

function ApprovedCollection({ id }: Props) {
  const { data } = useQuery(collectionQuery(id));
  return data ? <CollectionFacts collection={data} /> : null;
}

function ApprovedInvoice({ id }: Props) {
  const { data } = useQuery(invoiceQuery(id));
  return data ? <InvoiceFacts invoice={data} /> : null;
}

/** What is to be approved, as far as this person may read it. */
export function ApprovalDocument({ approval: { kind, documentId } }: { readonly approval: Approval }) {
  const may = useMay();
  if (kind === 'DOCUMENT_KIND_QUOTE_DISCOUNT' && may('quotes.read')) return <ApprovedQuote id={documentId} />;
  if (kind === 'DOCUMENT_KIND_CONTRACT' && may('contracts.read')) return <ApprovedContract id={documentId} />;
  if (kind === 'DOCUMENT_KIND_COLLECTION' && may('collections.read')) return <ApprovedCollection id={documentId} />;
  if (kind === 'DOCUMENT_KIND_INVOICE' && may('invoices.read')) return <ApprovedInvoice id={documentId} />;
  return null;
}
