import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { approvalKeys, waitingApprovalsQuery } from '../approvals/approvals-api';
import { DecideButtons } from '../approvals/decide-buttons';
import { useFormats } from '../i18n/use-formats';
import { useLive } from '../live/use-live';
import { Person } from '../people/person';
import { Line } from '../record/line';
import { PanelList } from '../record/panel-list';
import { useMorningList } from './use-morning-list';

/** Documents that wait for this person's yes or no (DR-3), oldest first. */
export function WaitingApprovals() {
  const { t } = useTranslation(['my-day', 'enums']);
  const formats = useFormats();
  const queries = useQueryClient();
  const query = useMorningList(waitingApprovalsQuery);
  useLive('approval', () => void queries.invalidateQueries({ queryKey: approvalKeys.waiting }));
  return (
    <PanelList
      title={t('approvals')}
      query={query}
      none={t('approvals.none')}
      idOf={({ approvalId }) => approvalId}
      extra={<Link to="/approvals">{t('all')}</Link>}
      line={(approval) => (
        <Line
          what={
            <Link to="/approvals/$approvalId" params={{ approvalId: approval.approvalId }}>
              {approval.summary}
            </Link>
          }
          more={
            <>
              {t(`enums:${approval.kind}`)}
              {approval.amount && ` · ${formats.money(approval.amount)}`} · <Person id={approval.requesterId} />
            </>
          }
        >
          <DecideButtons approval={approval} />
        </Line>
      )}
    />
  );
}
