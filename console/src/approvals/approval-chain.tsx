import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { Panel } from '../record/panel';
import { type Step, Steps } from '../record/steps';
import { type Approval, approvalQuery } from './approvals-api';
import { chainStepState } from './chain-steps';

type ChainStep = Approval['steps'][number];

/** Of a document: who had to say yes, who did, and whom it waits for. */
export function ApprovalChain({ approvalId, extra }: { readonly approvalId: string; readonly extra?: ReactNode }) {
  const { t } = useTranslation('approvals');
  const { data, error, refetch } = useQuery(approvalQuery(approvalId));
  return (
    <Panel title={t('chain')} extra={extra}>
      {data ? <ChainPicture approval={data} /> : error ? <ErrorState error={error} onRetry={refetch} /> : <Loading />}
    </Panel>
  );
}

export function ChainPicture({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation('approvals');
  const formats = useFormats();
  const requested: Step = {
    ...{ id: 'requested', title: t('requested'), state: 'done' },
    stateText: approval.requestedAt ? formats.dateTime(approval.requestedAt) : '',
    text: <Person id={approval.requesterId} />,
  };
  const steps = approval.steps.map((step, index): Step => {
    const state = chainStepState(approval, step, index);
    return { id: `${index}`, title: step.name, state, stateText: t(`step.${state}`), text: <Approvers step={step} /> };
  });
  return <Steps label={t('chain')} steps={[requested, ...steps]} />;
}

/** What each said; who has said nothing yet, by name. */
function Approvers({ step: { approverIds, verdicts, mode } }: { readonly step: ChainStep }) {
  const { t } = useTranslation(['approvals', 'enums']);
  const formats = useFormats();
  const spoken = new Set(verdicts.map(({ approverId }) => approverId));
  const silent = approverIds.filter((id) => !spoken.has(id));
  const anyIsEnough = mode === 'STEP_MODE_ANY';
  return (
    <>
      {verdicts.map(({ approverId, decidedBy, verdict, comment, decidedAt }) => (
        <div key={approverId}>
          <Person id={decidedBy} /> {t(`enums:${verdict}`)}
          {decidedAt && ` · ${formats.dateTime(decidedAt)}`}
          {comment && (
            <div>
              <q>{comment}</q>
            </div>
          )}
        </div>
      ))}
      {silent.length > 0 && !(anyIsEnough && verdicts.length > 0) && (
        <div>
          {silent.map((id, index) => (
            <Fragment key={id}>
              {index > 0 && (anyIsEnough ? ` ${t('or')} ` : ', ')}
              <Person id={id} />
            </Fragment>
          ))}
        </div>
      )}
    </>
  );
}
