import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Language, languageNames, languages, switchLanguage, useLanguage } from '../i18n/language';

export function LanguageChoice() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <Segmented<Language>
      aria-label={t('language')}
      value={language}
      options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      onChange={(chosen) => void switchLanguage(chosen)}
    />
  );
}
