import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerForm } from '../form/drawer-form';
import { useLanguage } from '../i18n/language';
import { problemWords } from '../i18n/problem-title';
import { type Correction, type IntakeDrawerProps, useReplay } from './use-replay';

interface Props<Values extends object> extends IntakeDrawerProps {
  readonly initial: Values;
  readonly correctionOf: (values: Values) => Correction;
  readonly children: ReactNode;
}

/** Why it was rejected, and what to put right before it is sent through again. */
export function ReplayForm<Values extends object>({ intake, initial, correctionOf, children, ...drawer }: Props<Values>) {
  const { t } = useTranslation('intakes');
  const { language } = useLanguage();
  const { intakeId, rejection } = intake;
  const replay = useReplay(intakeId);
  return (
    <DrawerForm<Values>
      title={t('put-right')}
      submitLabel={t('send-again')}
      draftKey={`intake.${intakeId}`}
      initial={initial}
      submit={(values) => replay.mutateAsync(correctionOf(values))}
      {...drawer}
    >
      <p>{t('because', { reason: problemWords(rejection, language) })}</p>
      {children}
    </DrawerForm>
  );
}
