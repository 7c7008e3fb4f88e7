import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useTake } from '../list/use-take';
import { heldBy } from './lead-name';
import { type Lead, leadKeys } from './leads-api';

/** Takes a lead from the public sea (LD-5). */
export function useClaim() {
  const { t } = useTranslation('leads');
  return useTake<Lead>({
    keys: leadKeys,
    idOf: ({ leadId }) => leadId,
    send: (leadId, header) => answerOf(api.POST('/v1/leads/{leadId}:claim', { params: { path: { leadId }, header } })),
    takenBy: heldBy,
    winnerOf: ({ code, details }) => (code === 'lead.already-held' ? details?.['holderId'] : undefined),
    done: t('claimed'),
  });
}
