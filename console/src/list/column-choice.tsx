import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from './column';
import styles from './list-page.module.css';

interface Props<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly onChoose: (ids: readonly string[]) => void;
}

export function ColumnChoice<Row>({ columns, shown, onChoose }: Props<Row>) {
  const { t } = useTranslation('list');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className={styles['columnChoice']}>
          <legend>{t('columns')}</legend>
          <Checkbox.Group
            value={shown.map(({ id }) => id)}
            onChange={onChoose}
            options={columns
              .filter(({ head }) => head === undefined)
              .map(({ id, title, shown: rule }) => ({ value: id, label: title, disabled: rule === 'always' }))}
          />
        </fieldset>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('columns')} />
    </Popover>
  );
}
