import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { useLanguage } from '../i18n/language';
import { problemWords } from '../i18n/problem-title';
import { useFormats } from '../i18n/use-formats';
import { leadName } from '../leads/lead-name';
import type { Column } from '../list/column';
import { useMay } from '../session/me';
import type { Intake } from './intakes-api';

export function useIntakeColumns(onPutRight: (intake: Intake) => void): readonly Column<Intake>[] {
  const { t } = useTranslation(['intakes', 'enums']);
  const { language } = useLanguage();
  const formats = useFormats();
  const now = useNow();
  const may = useMay();
  const nameOf = (intake: Intake) => (intake.unreadable ? t('unreadable') : leadName(intake) || t('unnamed'));
  return [
    { id: 'name', title: t('name'), width: 'minmax(140px, 2fr)', shown: 'always', onPhone: 'head', cell: nameOf },
    {
      id: 'reason',
      title: t('reason'),
      width: 'minmax(180px, 3fr)',
      shown: 'always',
      onPhone: 'line',
      cell: ({ rejection, rejectedField }) => <span title={rejectedField}>{problemWords(rejection, language)}</span>,
    },
    { id: 'field', title: t('field'), width: '140px', shown: 'extra', cell: ({ rejectedField }) => rejectedField },
    { id: 'channel', title: t('channel'), width: '96px', onPhone: 'line', cell: ({ channel }) => t(`enums:${channel}`) },
    { id: 'source', title: t('source'), width: 'minmax(100px, 1fr)', onPhone: 'none', cell: ({ source }) => source },
    {
      id: 'received',
      title: t('received'),
      width: '124px',
      onPhone: 'line',
      cell: ({ receivedAt }) => receivedAt && formats.relative(receivedAt, now),
    },
    {
      id: 'put-right',
      title: t('put-right'),
      width: '112px',
      shown: 'always',
      onPhone: 'action',
      cell: (intake) =>
        (!intake.unreadable || may('leads.intake.reveal')) && (
          <Button size="small" aria-label={`${t('put-right')}: ${nameOf(intake)}`} onClick={() => onPutRight(intake)}>
            {t('put-right')}
          </Button>
        ),
    },
  ];
}
