import { Command } from 'cmdk';
import { useTranslation } from 'react-i18next';
import { navigation } from '../app/navigation';
import { useMay } from '../session/me';
import styles from './palette.module.css';

interface Props {
  readonly text: string;
  readonly onGo: (to: string) => void;
}

/** The pages this person may open, by name. */
export function PageCommands({ text, onGo }: Props) {
  const { t } = useTranslation(['search', 'app']);
  const may = useMay();
  const pages = navigation
    .filter(({ permission }) => permission === undefined || may(permission))
    .map((entry) => ({ ...entry, name: t(`app:${entry.label}`) }))
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  if (pages.length === 0) return null;
  return (
    <Command.Group heading={t('pages')} className={styles['group'] ?? ''}>
      {pages.map(({ to, name, icon }) => (
        <Command.Item key={to} value={`page ${to}`} onSelect={() => onGo(to)} className={styles['item'] ?? ''}>
          <i aria-hidden="true">{icon}</i>
          <span>{name}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
