import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PaletteOpener } from '../search/palette-opener';
import { useMay } from '../session/me';
import icon from './icon.svg';
import { navigation } from './navigation';
import styles from './shell.module.css';
import { UserMenu } from './user-menu';

/** Navigation at the side, on a phone at the bottom, and the page beside it. */
export function Shell() {
  const { t } = useTranslation();
  const may = useMay();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });

  // A screen reader begins at the new page, as after a page load.
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== path) main.current?.focus();
    shown.current = path;
  }, [path]);

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#page">
        {t('skip-to-content')}
      </a>
      <header className={styles['brand']}>
        <img src={icon} alt="" width={28} height={28} />
        <span>Tributary</span>
        <UserMenu />
      </header>
      <search className={styles['search']}>
        <PaletteOpener />
      </search>
      <nav className={styles['nav']} aria-label={t('navigation')}>
        <ul>
          {navigation
            .filter(({ permission }) => permission === undefined || may(permission))
            .map(({ to, label, icon: symbol }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  activeProps={{ className: styles['here'] ?? '' }}
                >
                  <i aria-hidden="true">{symbol}</i>
                  <span>{t(label)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <main id="page" ref={main} tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
    </div>
  );
}
