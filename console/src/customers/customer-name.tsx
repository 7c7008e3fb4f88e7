import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';
import { customerNameQuery } from './customer-names';

/** A customer by name, and the way to the file; nothing for those who may not read it. */
export function CustomerName({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const mayRead = may('customers.read') && id !== '';
  const { data, isError } = useQuery({ ...customerNameQuery(id), enabled: mayRead });
  if (!mayRead) return null;
  return (
    <Link to="/customers/$customerId" params={{ customerId: id }}>
      {data || (data === '' || isError ? t('unnamed') : '…')}
    </Link>
  );
}
