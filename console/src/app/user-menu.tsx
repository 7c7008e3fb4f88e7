import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceChoice } from '../preferences/appearance-choice';
import { LanguageChoice } from '../preferences/language-choice';
import { useMe } from '../session/me';
import { useSignOut } from '../session/use-sign-out';
import styles from './user-menu.module.css';

/** Who is signed in, how the console looks, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const { employee } = useMe();
  const signOut = useSignOut();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <section className={styles['menu']} aria-label={t('my-settings')}>
          <strong>{employee?.name}</strong>
          <LanguageChoice />
          <AppearanceChoice />
          <Button block icon={<LogoutOutlined />} loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('sign-out')}
          </Button>
        </section>
      }
    >
      <Button type="text" shape="circle" icon={<UserOutlined />} aria-label={t('my-settings')} aria-expanded={open} />
    </Popover>
  );
}
