import { SwapOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Opportunity, type Stage, stages } from './opportunities-api';
import { useStageName } from './use-stage-name';

interface Props {
  readonly card: Opportunity;
  readonly onMove: (to: Stage) => void;
  readonly size?: 'small' | 'middle';
}

/** The way of those who do not drag: by keyboard, by thumb, by screen reader. */
export function MoveMenu({ card, onMove, size = 'small' }: Props) {
  const { t } = useTranslation('opportunities');
  const nameOf = useStageName();
  const items = stages
    .filter((stage) => stage !== card.stage)
    .map((stage) => ({ key: stage, label: nameOf(stage), onClick: () => onMove(stage) }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        size={size}
        type={size === 'small' ? 'text' : 'default'}
        icon={<SwapOutlined />}
        aria-label={`${t('move')} ${card.name}`}
      >
        {size === 'middle' && t('move')}
      </Button>
    </Dropdown>
  );
}
