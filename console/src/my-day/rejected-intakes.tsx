import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { useLanguage } from '../i18n/language';
import { problemWords } from '../i18n/problem-title';
import { useFormats } from '../i18n/use-formats';
import { rejectedIntakesQuery } from '../intakes/intakes-api';
import { leadName } from '../leads/lead-name';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { useMorningList } from './use-morning-list';

/** What channels sent and could not become a lead (LD-1). */
export function RejectedIntakes() {
  const { t } = useTranslation('my-day');
  const { language } = useLanguage();
  const formats = useFormats();
  const now = useNow();
  const query = useMorningList(rejectedIntakesQuery({}));
  return (
    <PanelList
      title={t('rejected')}
      query={query}
      none={t('rejected.none')}
      idOf={({ intakeId }) => intakeId}
      extra={<Link to="/intakes">{t('all')}</Link>}
      line={(intake) => (
        <Line what={leadName(intake) || intake.source} more={problemWords(intake.rejection, language)}>
          {intake.receivedAt && formats.relative(intake.receivedAt, now)}
        </Line>
      )}
    />
  );
}
