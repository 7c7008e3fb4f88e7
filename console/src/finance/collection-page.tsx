import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { ApprovalChain } from '../approvals/approval-chain';
import { ApprovalProblem } from '../approvals/approval-problem';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { Panel } from '../record/panel';
import { RecordPage } from '../record/record-page';
import { useMay } from '../session/me';
import { CollectionFacts } from './collection-facts';
import { type Collection, collectionQuery } from './finance-api';
import { FinanceStateMark } from './state-marks';
import { useFinanceStep } from './use-finance-step';

const ReverseDrawer = lazy(() => import('./reverse-drawer').then((module) => ({ default: module.ReverseDrawer })));

const route = getRouteApi('/shell/collections/$collectionId');

export function CollectionPage() {
  const { t } = useTranslation('finance');
  const may = useMay();
  const formats = useFormats();
  const [isReversing, setIsReversing] = useState(false);
  const { collectionId } = route.useParams();
  const submit = useFinanceStep(
    ({ version }: Collection, header) =>
      answerOf(
        api.POST('/v1/collections/{collectionId}:submit', {
          params: { path: { collectionId }, header },
          body: { expectedVersion: version },
        }),
      ),
    t('submitted'),
    { isForm: false },
  );
  const { data: collection, error, isPending, refetch } = useQuery(collectionQuery(collectionId));
  if (isPending) return <Loading />;
  if (!collection) return <ErrorState error={error} onRetry={refetch} />;

  const { state, approvalId } = collection;
  return (
    <RecordPage
      title={`${t('collection')} ${collection.amount ? formats.exactMoney(collection.amount) : ''}`}
      back="/collections"
      backLabel={t('collections')}
      marks={<FinanceStateMark state={state} />}
      actions={
        <>
          {state === 'COLLECTION_STATE_RECORDED' && may('collections.write') && (
            <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(collection)}>
              {t('submit')}
            </Button>
          )}
          {state === 'COLLECTION_STATE_APPROVED' && may('collections.approve') && (
            <Button danger onClick={() => setIsReversing(true)}>
              {t('reverse')}
            </Button>
          )}
        </>
      }
      facts={<CollectionFacts collection={collection} />}
    >
      <ApprovalProblem code={collection.approvalProblem} />
      {approvalId !== '' && may('approvals.read') ? (
        <ApprovalChain approvalId={approvalId} />
      ) : (
        <Panel title={t('approval')}>{state === 'COLLECTION_STATE_RECORDED' ? t('approval.not-yet') : t('approval.asked')}</Panel>
      )}
      <Suspense>{isReversing && <ReverseDrawer collection={collection} isOpen onClose={() => setIsReversing(false)} />}</Suspense>
    </RecordPage>
  );
}
