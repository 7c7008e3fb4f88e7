import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { whatIsSet } from '../api/choice';
import { usePageTitle } from '../browser/use-page-title';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark } from '../feedback/mark';
import { useLanguage } from '../i18n/language';
import { lookUp } from '../i18n/look-up';
import { useFormats } from '../i18n/use-formats';
import styles from './finance.module.css';
import { trialBalanceQuery } from './finance-api';
import { FinanceTabs } from './finance-tabs';

const route = getRouteApi('/shell/ledger');

/** What each account is booked from. */
const sources: Readonly<Record<string, (label: ReactNode) => ReactNode>> = {
  bank: (label) => (
    <Link to="/collections" search={{ state: 'approved' }}>
      {label}
    </Link>
  ),
  receivable: (label) => (
    <Link to="/receivables" search={{ view: 'all' }}>
      {label}
    </Link>
  ),
  'contract-liability': (label) => (
    <Link to="/collections" search={{ state: 'approved' }}>
      {label}
    </Link>
  ),
  revenue: (label) => (
    <Link to="/invoices" search={{ state: 'issued' }}>
      {label}
    </Link>
  ),
  'tax-payable': (label) => (
    <Link to="/invoices" search={{ state: 'issued' }}>
      {label}
    </Link>
  ),
};

/** Sums of the books by account (FN-5); each account leads to what it was booked from. */
export function TrialBalancePage() {
  const { t } = useTranslation('finance');
  const { language } = useLanguage();
  const formats = useFormats();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  usePageTitle(t('trial-balance'));
  const { data, error, isPending, refetch } = useQuery(trialBalanceQuery(search));
  const { totalDebit, totalCredit } = data ?? {};
  return (
    <div className={styles['page']}>
      <h1>{t('trial-balance')}</h1>
      <FinanceTabs />
      <div className={styles['books']}>
        <label htmlFor="until">{t('until')}</label>
        <Input
          id="until"
          type="date"
          value={search.until ?? ''}
          onChange={({ target }) =>
            void navigate({ search: whatIsSet({ ...search, until: target.value || undefined }), replace: true })
          }
          style={{ width: 160 }}
        />
        {totalDebit && totalCredit && (
          <Mark tone={totalDebit.amount === totalCredit.amount ? 'good' : 'bad'}>
            {totalDebit.amount === totalCredit.amount ? t('balanced') : t('not-balanced')}
          </Mark>
        )}
      </div>
      {isPending && <Loading />}
      {error && <ErrorState error={error} onRetry={refetch} />}
      {data && (
        <table className={styles['balance']}>
          <thead>
            <tr>
              <th scope="col">{t('account')}</th>
              <th scope="col">{t('debit')}</th>
              <th scope="col">{t('credit')}</th>
            </tr>
          </thead>
          <tbody>
            {data.accounts.map(({ account, debit, credit }) => {
              const name = lookUp(language, 'enums', `account.${account}`) ?? account;
              return (
                <tr key={account}>
                  <th scope="row">{sources[account]?.(name) ?? name}</th>
                  <td>{debit && formats.exactMoney(debit)}</td>
                  <td>{credit && formats.exactMoney(credit)}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td>{totalDebit && formats.exactMoney(totalDebit)}</td>
              <td>{totalCredit && formats.exactMoney(totalCredit)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </div>
  );
}
