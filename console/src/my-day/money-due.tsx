import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { CustomerName } from '../customers/customer-name';
import { Mark } from '../feedback/mark';
import { receivableListQuery } from '../finance/finance-api';
import { isOverdue } from '../finance/overdue';
import { useFormats } from '../i18n/use-formats';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { useMay } from '../session/me';
import { useMorningList } from './use-morning-list';

/** What customers owe, earliest due first (FN-1). */
export function MoneyDue() {
  const { t } = useTranslation(['my-day', 'finance']);
  const formats = useFormats();
  const now = useNow();
  const may = useMay();
  const query = useMorningList(receivableListQuery(true));
  return (
    <PanelList
      title={t('money-due')}
      query={query}
      none={t('money-due.none')}
      idOf={({ contractId }) => contractId}
      extra={<Link to="/receivables">{t('all')}</Link>}
      line={(receivable) => (
        <Line
          what={
            <Link to="/contracts/$contractId" params={{ contractId: receivable.contractId }}>
              {may('customers.read') ? <CustomerName id={receivable.customerId} /> : receivable.contractNumber}
            </Link>
          }
          more={
            <Mark tone={isOverdue(receivable, now) ? 'bad' : 'quiet'}>
              {isOverdue(receivable, now)
                ? t('finance:overdue', { date: formats.date(receivable.dueOn) })
                : t('money-due.on', { date: formats.date(receivable.dueOn) })}
            </Mark>
          }
        >
          {receivable.outstanding && formats.money(receivable.outstanding)}
        </Line>
      )}
    />
  );
}
