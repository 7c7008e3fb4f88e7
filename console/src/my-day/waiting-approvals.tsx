import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Schema } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { useFormats } from '../i18n/use-formats';
import { useLive } from '../live/use-live';
import { Person } from '../people/person';
import styles from './my-day.module.css';
import { Waiting } from './waiting';

type Approval = Schema<'directory.v1.Approval'>;

const approvalsQuery = queryOptions({
  queryKey: ['approvals', 'mine'],
  queryFn: async ({ signal }): Promise<readonly Approval[]> =>
    (await answerOf(api.GET('/v1/approvals', { params: { query: { 'page.limit': 50 } }, signal }))).items,
});

/** Documents that wait for this person's yes or no (DR-3), oldest first. */
export function WaitingApprovals() {
  const { t } = useTranslation(['my-day', 'enums']);
  const formats = useFormats();
  const queries = useQueryClient();
  const query = useQuery(approvalsQuery);
  useLive('approval', () => void queries.invalidateQueries({ queryKey: approvalsQuery.queryKey }));
  const decide = useDecide();
  return (
    <Waiting
      title={t('approvals')}
      query={query}
      calm={t('approvals.none')}
      idOf={({ approvalId }) => approvalId}
      line={(approval) => (
        <>
          <span className={styles['what']}>
            {approval.summary}
            <span className={styles['more']}>
              {t(`enums:${approval.kind}`)}
              {approval.amount && ` · ${formats.money(approval.amount)}`} · <Person id={approval.requesterId} />
            </span>
          </span>
          <span className={styles['buttons']}>
            <Button
              type="primary"
              aria-label={`${t('approve')} ${approval.summary}`}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ approval, verdict: 'VERDICT_APPROVE' })}
            >
              {t('approve')}
            </Button>
            <Button
              aria-label={`${t('reject')} ${approval.summary}`}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ approval, verdict: 'VERDICT_REJECT' })}
            >
              {t('reject')}
            </Button>
          </span>
        </>
      )}
    />
  );
}

interface Decision {
  readonly approval: Approval;
  readonly verdict: 'VERDICT_APPROVE' | 'VERDICT_REJECT';
}

function useDecide() {
  const { t } = useTranslation('my-day');
  const queries = useQueryClient();
  const tell = useTell();
  const again = () => queries.invalidateQueries({ queryKey: approvalsQuery.queryKey });
  return useCommand({
    send: ({ approval: { approvalId, version }, verdict }: Decision, header) =>
      answerOf(
        api.POST('/v1/approvals/{approvalId}:decide', {
          params: { path: { approvalId }, header },
          body: { verdict, expectedVersion: version },
        }),
      ),
    onDone: (_, { verdict }) => {
      tell.done(verdict === 'VERDICT_APPROVE' ? t('approved') : t('rejected'));
      return again();
    },
    onRefused: (error) => {
      tell.refused(error);
      return again();
    },
  });
}
