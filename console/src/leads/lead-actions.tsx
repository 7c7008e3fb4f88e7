import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawers } from '../form/use-drawers';
import { useMay, useMe } from '../session/me';
import { isClosed, isInSea } from './lead-name';
import type { Lead } from './leads-api';
import { useClaim } from './use-claim';

const drawers = {
  'follow-up': lazy(() => import('./follow-up-drawer').then(({ FollowUpDrawer }) => ({ default: FollowUpDrawer }))),
  qualify: lazy(() => import('./qualify-drawer').then(({ QualifyDrawer }) => ({ default: QualifyDrawer }))),
  return: lazy(() => import('./return-drawer').then(({ ReturnDrawer }) => ({ default: ReturnDrawer }))),
  disqualify: lazy(() => import('./disqualify-drawer').then(({ DisqualifyDrawer }) => ({ default: DisqualifyDrawer }))),
};
const allSteps = ['follow-up', 'qualify', 'return', 'disqualify'] as const;

/** The next step first. Only what this person may do with this lead now. */
export function LeadActions({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const may = useMay();
  const { employee } = useMe();
  const claim = useClaim();
  const { open, shown } = useDrawers(drawers);

  if (isInSea(lead))
    return may('leads.claim') ? (
      <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate(lead.leadId)}>
        {t('claim')}
      </Button>
    ) : null;
  if (isClosed(lead) || lead.custody?.holderId !== employee?.employeeId) return null;

  return (
    <>
      {allSteps
        .filter((name) => may(`leads.${name}`))
        .map((name, index) => (
          <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => open(name)}>
            {t(name)}
          </Button>
        ))}
      {shown({ lead })}
    </>
  );
}
