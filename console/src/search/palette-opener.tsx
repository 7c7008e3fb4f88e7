import { SearchOutlined } from '@ant-design/icons';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './palette.module.css';

const Palette = lazy(() => import('./palette').then(({ Palette: palette }) => ({ default: palette })));

/** Ctrl-K anywhere, `/` where nobody is typing, and a button for those who know neither. */
export function PaletteOpener() {
  const { t } = useTranslation('search');
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !isTyping(event.target));
      if (!wanted) return;
      event.preventDefault();
      setIsOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={styles['opener']} aria-label={t('title')} onClick={() => setIsOpen(true)}>
        <SearchOutlined />
        <span>{t('title')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Suspense>{isOpen && <Palette onClose={() => setIsOpen(false)} />}</Suspense>
    </>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
