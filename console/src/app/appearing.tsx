import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useMedia } from '../browser/use-media';
import { useLanguage } from '../i18n/language';
import { useAppearance } from '../preferences/appearance';
import { themeClass, themeOf } from '../preferences/theme';

/** The gateway's nonce of this page, without which the browser takes no style element. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Theme and language for everything below. */
export function Appearing({ children }: { readonly children: ReactNode }) {
  const { isDark } = useAppearance();
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const { antdLocale } = useLanguage();
  return (
    <ConfigProvider
      theme={themeOf(isDark, isStill)}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      {...(antdLocale && { locale: antdLocale })}
    >
      <App className={themeClass} message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
