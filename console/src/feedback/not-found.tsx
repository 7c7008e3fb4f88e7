import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Notice title={t('not-found')} text={t('not-found.text')}>
      <Link to="/">{t('to-my-day')}</Link>
    </Notice>
  );
}
