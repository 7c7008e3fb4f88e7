import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Schema } from '../api/client';
import { Refused } from '../api/refused';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { useLanguage } from '../i18n/language';
import { type Intake, intakeKeys } from './intakes-api';
import { problemOfRejection } from './problem-of-rejection';

/** What every drawer of the list gets. */
export interface IntakeDrawerProps {
  readonly intake: Intake;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Neither: it is only tried again. */
export interface Correction {
  readonly contact?: Schema<'leads.v1.Contact'>;
  readonly message?: string;
}

/** Sends an intake through again (LD-1). Rejected once more, the form stays open and says why, as for any refusal. */
export function useReplay(intakeId: string) {
  const { t } = useTranslation('intakes');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const tell = useTell();
  return useCommand({
    send: async (correction: Correction, header) => {
      const intake = await answerOf(
        api.POST('/v1/intakes/{intakeId}:replay', { params: { path: { intakeId }, header }, body: correction }),
      );
      if (intake.state === 'INTAKE_STATE_REJECTED') throw new Refused(problemOfRejection(intake, language));
      return intake;
    },
    onDone: () => {
      tell.done(t('replayed'));
      return queries.invalidateQueries({ queryKey: intakeKeys.lists });
    },
    onRefused: () => queries.invalidateQueries({ queryKey: intakeKeys.lists }),
  });
}
