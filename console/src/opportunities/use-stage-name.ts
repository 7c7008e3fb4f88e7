import { useTranslation } from 'react-i18next';
import { isStage } from './opportunities-api';

/** A stage in the reader's language; one that an administrator made, by its own name. */
export function useStageName(): (stage: string) => string {
  const { t } = useTranslation('opportunities');
  return (stage) => (isStage(stage) ? t(`stage.${stage}`) : stage);
}
