import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { DrawerForm } from '../form/drawer-form';
import { fromLocalInput, toLocalInput } from '../form/local-time';
import type { Contract } from './contracts-api';
import { useContractStep } from './use-contract-step';

/** What every drawer of the contract page gets. */
export interface ContractDrawerProps {
  readonly contract: Contract;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  /** In the zone of this browser. */
  readonly signedAt: string;
}

/** Both sides have signed: the contract is in force (SL-8). */
export function SignDrawer({ contract, isOpen, onClose }: ContractDrawerProps) {
  const { t } = useTranslation(['contracts', 'form']);
  const sign = useContractStep(
    ({ contract: { contractId, version }, signedAt }: { readonly contract: Contract; readonly signedAt: string }, header) =>
      answerOf(
        api.POST('/v1/contracts/{contractId}:sign', {
          params: { path: { contractId }, header },
          body: { expectedVersion: version, signedAt },
        }),
      ),
    t('signed.done'),
  );
  return (
    <DrawerForm<Values>
      title={t('sign')}
      submitLabel={t('sign')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`sign.${contract.contractId}`}
      initial={{ signedAt: toLocalInput(new Date()) }}
      submit={({ signedAt }) => sign.mutateAsync({ contract, signedAt: fromLocalInput(signedAt) ?? '' })}
    >
      <p>{t('sign.help')}</p>
      <Form.Item name="signedAt" label={t('signed')} rules={[{ required: true, message: t('form:required') }]}>
        <Input type="datetime-local" />
      </Form.Item>
    </DrawerForm>
  );
}
