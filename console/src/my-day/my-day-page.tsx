import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../browser/use-page-title';
import { Notice } from '../feedback/notice';
import { useMay, useMe } from '../session/me';
import { DueLeads } from './due-leads';
import { MoneyDue } from './money-due';
import styles from './my-day.module.css';
import { MyTickets } from './my-tickets';
import { OrdersToShip } from './orders-to-ship';
import { RejectedIntakes } from './rejected-intakes';
import { WaitingApprovals } from './waiting-approvals';

/** What waits for this person, by what they may do. Each part has its own service, and does without the others. */
export function MyDayPage() {
  const { t } = useTranslation('my-day');
  const may = useMay();
  const { employee } = useMe();
  usePageTitle(t('title'));
  const parts = [
    may('approvals.decide') && <WaitingApprovals key="approvals" />,
    may('leads.follow-up') && <DueLeads key="leads" />,
    may('tickets.work') && <MyTickets key="tickets" />,
    may('stock.ship') && <OrdersToShip key="orders" />,
    may('collections.write') && <MoneyDue key="money" />,
    may('leads.intake.review') && <RejectedIntakes key="intakes" />,
  ].filter(Boolean);
  return (
    <div className={styles['page']}>
      <h1>{t('greeting', { name: employee?.name ?? '' })}</h1>
      {parts.length === 0 ? (
        <Notice title={t('nothing')} text={t('nothing.text')} />
      ) : (
        <div className={styles['parts']}>{parts}</div>
      )}
    </div>
  );
}
