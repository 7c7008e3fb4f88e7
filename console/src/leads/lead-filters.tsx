import { useTranslation } from 'react-i18next';
import { type Change, keysOf } from '../api/choice';
import { EnumFilter } from '../list/enum-filter';
import { SearchBox } from '../list/search-box';
import { channels, type LeadSearch, leadSorts, leadStatuses, longestText } from './lead-search';

interface Props {
  readonly search: LeadSearch;
  readonly onChange: (change: Change<LeadSearch>) => void;
}

export function LeadFilters({ search, onChange }: Props) {
  const { t } = useTranslation(['leads', 'enums']);
  return (
    <>
      <SearchBox
        label={t('search')}
        value={search.text ?? ''}
        maxLength={longestText}
        onSearch={(text) => onChange({ text: text || undefined })}
      />
      <EnumFilter
        label={t('status')}
        value={search.status}
        options={keysOf(leadStatuses).map((value) => ({ value, label: t(`enums:${leadStatuses[value]}`) }))}
        onChange={(status) => onChange({ status })}
      />
      <EnumFilter
        label={t('channel')}
        value={search.channel}
        options={keysOf(channels).map((value) => ({ value, label: t(`enums:${channels[value]}`) }))}
        onChange={(channel) => onChange({ channel })}
      />
      <EnumFilter
        label={t('sort')}
        value={search.sort}
        options={keysOf(leadSorts).map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => onChange({ sort })}
      />
    </>
  );
}
