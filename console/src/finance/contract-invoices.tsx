import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../api/cursor-pages';
import { useFormats } from '../i18n/use-formats';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { invoiceListQuery } from './finance-api';
import { FinanceStateMark } from './state-marks';

/** The newest; the list behind the link has them all. */
export function ContractInvoices({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation('finance');
  const formats = useFormats();
  const { data, error, refetch } = useInfiniteQuery(invoiceListQuery({ contract: contractId }));
  return (
    <PanelList
      title={t('invoices')}
      query={{ data: data && rowsOf(data), error, refetch }}
      none={t('none.invoices')}
      idOf={({ invoiceId }) => invoiceId}
      extra={
        <Link to="/invoices" search={{ contract: contractId }}>
          {t('show-all')}
        </Link>
      }
      line={({ invoiceId, amount, state, requestedAt }) => (
        <Line
          what={
            <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
              {amount && formats.exactMoney(amount)}
            </Link>
          }
          more={requestedAt && formats.date(requestedAt)}
        >
          <FinanceStateMark state={state} />
        </Line>
      )}
    />
  );
}
