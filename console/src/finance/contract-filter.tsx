import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly contractId: string | undefined;
  readonly onClear: () => void;
}

/** Says that only one contract's are shown, and shows all again. */
export function ContractFilter({ contractId, onClear }: Props) {
  const { t } = useTranslation('finance');
  if (contractId === undefined) return null;
  return (
    <Button icon={<CloseOutlined />} onClick={onClear}>
      {t('one-contract')}
    </Button>
  );
}
