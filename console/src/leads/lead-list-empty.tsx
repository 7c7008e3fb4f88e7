import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../feedback/notice';
import type { LeadSearch } from './lead-search';

/** Why the list is empty, and where to go from there. */
export function LeadListEmpty({ search, hasSea }: { readonly search: LeadSearch; readonly hasSea: boolean }) {
  const { t } = useTranslation('leads');
  const { view = 'mine', status, channel, text } = search;
  if (status || channel || text)
    return (
      <Notice title={t('empty.filtered')} text={t('empty.filtered.text')}>
        <Link to="/leads" search={{ view }}>
          {t('empty.clear')}
        </Link>
      </Notice>
    );
  if (view === 'mine' && hasSea)
    return (
      <Notice title={t('empty.mine')} text={t('empty.mine.text')}>
        <Link to="/leads" search={{ view: 'sea' }}>
          {t('empty.to-sea')}
        </Link>
      </Notice>
    );
  return <Notice title={t('empty.none')} text={t('empty.none.text')} />;
}
