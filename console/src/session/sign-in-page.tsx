import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import icon from '../app/icon.svg';
import { usePageTitle } from '../browser/use-page-title';
import { AppearanceChoice } from '../preferences/appearance-choice';
import { LanguageChoice } from '../preferences/language-choice';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

/** The provider behind the gateway asks for name and password; this page only sends people there. */
export function SignInPage() {
  const { t } = useTranslation('session');
  const { return_to: returnTo = '/' } = route.useSearch();
  usePageTitle(t('sign-in'));
  return (
    <main className={styles['page']}>
      <section className={styles['card']}>
        <img src={icon} alt="" width={48} height={48} />
        <h1>Tributary</h1>
        <p>{t('promise')}</p>
        <Button type="primary" size="large" block href={`/auth/sign-in?return_to=${encodeURIComponent(returnTo)}`}>
          {t('sign-in')}
        </Button>
      </section>
      <footer className={styles['choices']}>
        <LanguageChoice />
        <AppearanceChoice />
      </footer>
    </main>
  );
}
