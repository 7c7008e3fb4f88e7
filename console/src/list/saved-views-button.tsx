import { DeleteOutlined, StarFilled, StarOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localMemory } from '../browser/local-memory';
import { longestName, type SavedView, viewShowing, withoutView, withView } from './saved-views';
import styles from './saved-views.module.css';

interface Props {
  /** Under which this browser remembers them. */
  readonly list: string;
  /** What the list shows now. */
  readonly search: SavedView['search'];
  readonly onOpen: (search: SavedView['search']) => void;
}

/** Filters under a name, to come back to with one click. */
export function SavedViewsButton({ list, search, onOpen }: Props) {
  const { t } = useTranslation('list');
  const key = `views.${list}`;
  const [views, setViews] = useState(() => localMemory.read<readonly SavedView[]>(key) ?? []);
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = (next: readonly SavedView[]) => {
    localMemory.write(key, next);
    setViews(next);
  };
  const shown = viewShowing(views, search);
  const save = () => {
    if (!name.trim()) return;
    keep(withView(views, { name: name.trim(), search }));
    setName('');
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setIsOpen}
      content={
        <section className={styles['views']} aria-label={t('views')}>
          {views.length === 0 && <p>{t('views.none')}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <Button
                  type="text"
                  block
                  aria-current={view === shown}
                  onClick={() => {
                    onOpen(view.search);
                    setIsOpen(false);
                  }}
                >
                  {view.name}
                </Button>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('views.delete')} ${view.name}`}
                  onClick={() => keep(withoutView(views, view.name))}
                />
              </li>
            ))}
          </ul>
          <div className={styles['save']}>
            <Input
              aria-label={t('views.name')}
              placeholder={t('views.name')}
              maxLength={longestName}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={save}
            />
            <Button type="primary" disabled={!name.trim()} onClick={save}>
              {t('views.save')}
            </Button>
          </div>
        </section>
      }
    >
      <Button icon={shown ? <StarFilled /> : <StarOutlined />} aria-label={t('views')} aria-expanded={isOpen}>
        {shown?.name}
      </Button>
    </Popover>
  );
}
