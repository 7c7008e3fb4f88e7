import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../browser/use-page-title';
import { CustomerName } from '../customers/customer-name';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import styles from './contract-paper.module.css';
import { contractQuery } from './contracts-api';
import { LineTable } from './line-table';

const route = getRouteApi('/shell/contracts/$contractId/print');

/** The contract as a sheet of paper: printed, or saved as PDF by the browser's own dialogue. */
export function ContractPaper() {
  const { t } = useTranslation('contracts');
  const formats = useFormats();
  const { contractId } = route.useParams();
  const { data: contract, error, isPending, refetch } = useQuery(contractQuery(contractId));
  usePageTitle(contract?.number ?? t('print'));
  if (isPending) return <Loading />;
  if (!contract) return <ErrorState error={error} onRetry={refetch} />;

  return (
    <div className={styles['desk']}>
      <div className={styles['bar']}>
        <Link to="/contracts/$contractId" params={{ contractId }}>
          {t('paper.back')}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('paper.print')}
        </Button>
      </div>
      <article className={styles['paper']}>
        <h1>{t('paper.title')}</h1>
        <p className={styles['number']}>{contract.number}</p>
        <Facts
          facts={[
            { label: t('customer'), value: <CustomerName id={contract.customerId} /> },
            { label: t('owner'), value: <Person id={contract.ownerId} /> },
            { label: t('created'), value: contract.createdAt && formats.date(contract.createdAt) },
            { label: t('signed'), value: contract.signedAt && formats.date(contract.signedAt) },
          ]}
        />
        <LineTable lines={contract.lines} total={contract.total} />
        <div className={styles['signatures']}>
          <p>{t('paper.buyer')}</p>
          <p>{t('paper.seller')}</p>
        </div>
      </article>
    </div>
  );
}
