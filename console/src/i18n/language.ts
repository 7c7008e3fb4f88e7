import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { localMemory } from '../browser/local-memory';
import type * as english from './en';

export const languageNames = { 'zh-CN': '中文', en: 'English' } as const;
export type Language = keyof typeof languageNames;
export const languages = Object.keys(languageNames) as readonly Language[];

type Catalogue = Pick<typeof english, 'texts' | 'antdLocale'>;

/** The English texts decide which keys there are; a key that is missing or misspelt does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    resources: typeof english.texts;
  }
}

const load: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
};

const loaded = new Map<Language, Catalogue>();

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: 'en',
    fallbackLng: false,
    defaultNS: 'app',
    keySeparator: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(remembered());
}

export async function switchLanguage(language: Language): Promise<void> {
  localMemory.write('language', language);
  await speak(language);
}

/** The language the page is in, and what antd says in it. */
export function useLanguage(): { readonly language: Language; readonly antdLocale: Catalogue['antdLocale'] | undefined } {
  const { i18n } = useTranslation();
  const language = languages.find((known) => known === i18n.language) ?? 'en';
  return { language, antdLocale: loaded.get(language)?.antdLocale };
}

async function speak(language: Language): Promise<void> {
  const catalogue = loaded.get(language) ?? (await load[language]());
  loaded.set(language, catalogue);
  for (const [namespace, texts] of Object.entries(catalogue.texts)) i18next.addResourceBundle(language, namespace, texts);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function remembered(): Language {
  const chosen = localMemory.read<string>('language');
  return languages.find((known) => known === chosen) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
}
