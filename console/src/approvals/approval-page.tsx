import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { Mark, type Tone } from '../feedback/mark';
import { useFormats } from '../i18n/use-formats';
import { useLiveRecord } from '../live/use-live-record';
import { Person } from '../people/person';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { useMay, useMe } from '../session/me';
import { ChainPicture } from './approval-chain';
import { ApprovalDocument } from './approval-document';
import { type Approval, approvalKeys, approvalQuery, waitsFor } from './approvals-api';
import { DecisionPanel } from './decision-panel';

const route = getRouteApi('/shell/approvals/$approvalId');

const tones: Readonly<Record<Approval['state'], Tone>> = {
  APPROVAL_STATE_UNSPECIFIED: 'quiet',
  APPROVAL_STATE_OPEN: 'warning',
  APPROVAL_STATE_APPROVED: 'good',
  APPROVAL_STATE_REJECTED: 'bad',
  APPROVAL_STATE_WITHDRAWN: 'quiet',
};

export function ApprovalPage() {
  const { t } = useTranslation(['approvals', 'enums']);
  const formats = useFormats();
  const may = useMay();
  const { employee } = useMe();
  const { approvalId } = route.useParams();
  useLiveRecord('approval', approvalId, approvalKeys.one(approvalId));
  const { data: approval, error, isPending, refetch } = useQuery(approvalQuery(approvalId));
  if (isPending) return <Loading />;
  if (!approval) return <ErrorState error={error} onRetry={refetch} />;

  return (
    <RecordPage
      title={`${t(`enums:${approval.kind}`)} · ${approval.summary}`}
      back="/approvals"
      backLabel={t('title')}
      marks={
        <>
          <Mark tone={tones[approval.state]}>{t(`enums:${approval.state}`)}</Mark>
          <Person id={approval.requesterId} />
        </>
      }
      facts={
        <Panel title={t('facts')}>
          <Facts
            facts={[
              { label: t('amount'), value: approval.amount && formats.exactMoney(approval.amount) },
              { label: t('requester'), value: <Person id={approval.requesterId} /> },
              { label: t('requested'), value: approval.requestedAt && formats.dateTime(approval.requestedAt) },
            ]}
          />
        </Panel>
      }
    >
      <Panel title={t('chain')}>
        <ChainPicture approval={approval} />
      </Panel>
      <ApprovalDocument approval={approval} />
      {may('approvals.decide') && waitsFor(approval, employee?.employeeId ?? '') && <DecisionPanel approval={approval} />}
    </RecordPage>
  );
}
