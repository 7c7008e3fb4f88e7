import { useTranslation } from 'react-i18next';
import { DrawerForm } from '../form/drawer-form';
import { useLanguage } from '../i18n/language';
import { reasonOf } from './reason-of';
import { RevealedMessage } from './revealed-message';
import { type IntakeDrawerProps, useReplay } from './use-replay';

interface Values {
  readonly message: string;
}

const initial: Values = { message: '' };

/** A message nobody could read: shown for a purpose, put right, and read again (LD-1). Left empty it is read as it came. */
export function MessageDrawer({ intake, isOpen, onClose }: IntakeDrawerProps) {
  const { t } = useTranslation('intakes');
  const { language } = useLanguage();
  const replay = useReplay(intake.intakeId);
  return (
    <DrawerForm<Values>
      title={t('put-right')}
      submitLabel={t('send-again')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`intake.${intake.intakeId}`}
      initial={initial}
      submit={replay.mutateAsync}
    >
      <p>
        {t('because', { reason: reasonOf(intake, language) })} {intake.rejectedField}
      </p>
      <RevealedMessage intakeId={intake.intakeId} />
    </DrawerForm>
  );
}
