import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../feedback/mark';
import type { Contract } from './contracts-api';

const tones: Readonly<Record<Contract['state'], Tone>> = {
  CONTRACT_STATE_UNSPECIFIED: 'quiet',
  CONTRACT_STATE_DRAFT: 'quiet',
  CONTRACT_STATE_AWAITING_APPROVAL: 'warning',
  CONTRACT_STATE_APPROVED: 'busy',
  CONTRACT_STATE_REJECTED: 'bad',
  CONTRACT_STATE_IN_FORCE: 'good',
  CONTRACT_STATE_ENDED: 'quiet',
};

export function ContractStateMark({ state }: Pick<Contract, 'state'>) {
  const { t } = useTranslation('enums');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
