import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DrawerForm } from '../form/drawer-form';
import type { Move } from './use-move';
import { useStageName } from './use-stage-name';

interface Props {
  readonly move: Move;
  readonly onMove: (move: Move) => Promise<unknown>;
  readonly onClose: () => void;
}

interface Values {
  readonly amount: string;
  readonly expectedClose: string;
}

/** Asks for what the stage needs and the opportunity does not have yet. */
export function MoveDrawer({ move, onMove, onClose }: Props) {
  const { t } = useTranslation(['opportunities', 'form']);
  const nameOf = useStageName();
  const { card, to } = move;
  return (
    <DrawerForm<Values>
      title={t('move-to', { stage: nameOf(to) })}
      submitLabel={t('move')}
      isOpen
      onClose={onClose}
      draftKey={`move.${card.opportunityId}`}
      initial={{ amount: card.amount?.amount ?? '', expectedClose: card.expectedClose }}
      submit={({ amount, expectedClose }) => onMove({ card, to, amount, expectedClose })}
    >
      <p>{t('move.needs')}</p>
      <Form.Item
        name="amount"
        label={t('amount')}
        rules={[{ required: true, pattern: /^\d{1,12}(?:\.\d{1,2})?$/, message: t('amount.form') }]}
      >
        <Input inputMode="decimal" suffix={card.amount?.currency || 'CNY'} />
      </Form.Item>
      <Form.Item name="expectedClose" label={t('expected-close')} rules={[{ required: true, message: t('form:required') }]}>
        <Input type="date" />
      </Form.Item>
    </DrawerForm>
  );
}
