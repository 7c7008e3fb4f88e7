import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../browser/use-settled';
import { FoundRecords } from './found-records';
import { PageCommands } from './page-commands';
import styles from './palette.module.css';

/** The API takes no more. */
const longestText = 100;

/**
 * Finds records within what this person may see, and goes to pages. The browser's own dialog: it holds the focus, closes
 * with Escape and lies above everything without a style of its own.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would choose the box around it.
    input.current?.focus();
  }, []);

  const go = (to: string) => {
    onClose();
    void navigate({ to });
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; the keyboard has Escape.
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-label={t('title')}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <Command label={t('title')} shouldFilter={false} className={styles['box']}>
        <Command.Input
          ref={input}
          className={styles['input']}
          placeholder={t('placeholder')}
          maxLength={longestText}
          value={text}
          onValueChange={setText}
        />
        <Command.List className={styles['list']} label={t('results')}>
          {asked !== '' && <FoundRecords text={asked} onGo={go} />}
          <PageCommands text={text.trim()} onGo={go} />
        </Command.List>
      </Command>
    </dialog>
  );
}
