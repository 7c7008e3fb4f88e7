import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';
import styles from './finance.module.css';

const pages = [
  { to: '/receivables', label: 'receivables', permission: 'receivables.read' },
  { to: '/collections', label: 'collections', permission: 'collections.read' },
  { to: '/invoices', label: 'invoices', permission: 'invoices.read' },
  { to: '/ledger', label: 'trial-balance', permission: 'ledger.read' },
] as const;

/** The parts of finance, each with an address of its own. */
export function FinanceTabs() {
  const { t } = useTranslation('finance');
  const may = useMay();
  return (
    <nav className={styles['tabs']} aria-label={t('title')}>
      {pages
        .filter(({ permission }) => may(permission))
        .map(({ to, label }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} activeProps={{ className: styles['here'] ?? '' }}>
            {t(label)}
          </Link>
        ))}
    </nav>
  );
}
