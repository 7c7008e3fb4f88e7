import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../api/cursor-pages';
import { useNow } from '../browser/use-now';
import { useLanguage } from '../i18n/language';
import { useFormats } from '../i18n/use-formats';
import { rejectedIntakesQuery } from '../intakes/intakes-api';
import { reasonOf } from '../intakes/reason-of';
import { leadName } from '../leads/lead-name';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { shownInTheMorning } from './shown-in-the-morning';

/** What channels sent and could not become a lead (LD-1). */
export function RejectedIntakes() {
  const { t } = useTranslation('my-day');
  const { language } = useLanguage();
  const formats = useFormats();
  const now = useNow();
  const { data, error, refetch } = useInfiniteQuery(rejectedIntakesQuery({}));
  return (
    <PanelList
      title={t('rejected')}
      query={{ data: data && rowsOf(data).slice(0, shownInTheMorning), error, refetch }}
      none={t('rejected.none')}
      idOf={({ intakeId }) => intakeId}
      extra={<Link to="/intakes">{t('all')}</Link>}
      line={(intake) => (
        <Line what={leadName(intake) || intake.source} more={reasonOf(intake, language)}>
          {intake.receivedAt && formats.relative(intake.receivedAt, now)}
        </Line>
      )}
    />
  );
}
