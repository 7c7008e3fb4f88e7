import { useTranslation } from 'react-i18next';
import { TakeCell } from '../list/take-cell';
import { useMay } from '../session/me';
import { isInSea, leadName } from './lead-name';
import type { Lead } from './leads-api';
import { useClaim } from './use-claim';

/** Who holds the lead, or the way to hold it oneself. */
export function ClaimCell({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation('leads');
  const may = useMay();
  const claim = useClaim();
  return (
    <TakeCell
      holderId={lead.custody?.holderId ?? ''}
      mayTake={isInSea(lead) && may('leads.claim')}
      label={t('claim')}
      name={leadName(lead)}
      onTake={() => claim.mutate(lead.leadId)}
    />
  );
}
