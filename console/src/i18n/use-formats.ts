import { useMemo } from 'react';
import { type Formats, makeFormats } from './formats';
import { useLanguage } from './language';

export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => makeFormats(language), [language]);
}
