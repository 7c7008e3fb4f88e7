import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Appearance, appearances, useAppearance } from './appearance';

export function AppearanceChoice() {
  const { t } = useTranslation();
  const { appearance, choose } = useAppearance();
  return (
    <Segmented<Appearance>
      aria-label={t('appearance')}
      value={appearance}
      options={appearances.map((value) => ({ value, label: t(`appearance.${value}`) }))}
      onChange={choose}
    />
  );
}
