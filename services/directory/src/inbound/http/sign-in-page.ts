export interface SignInPage {
  readonly uid: string;
  readonly chinese: boolean;
  readonly problem?: 'wrong' | 'locked' | undefined;
  /** What the person typed before. */
  readonly login?: string | undefined;
}

const words = {
  zh: {
    title: '登录 Tributary',
    login: '用户名',
    password: '密码',
    submit: '登录',
    wrong: '用户名或密码不正确。',
    locked: '尝试次数过多，请五分钟后再试。',
  },
  en: {
    title: 'Sign in to Tributary',
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'User name and password do not belong together.',
    locked: 'Too many attempts; try again in five minutes.',
  },
} as const;

/** One form without scripts; everything that people typed is escaped. */
export function signInPage({ uid, chinese, problem, login = '' }: SignInPage): string {
  const text = chinese ? words.zh : words.en;
  return `<!doctype html>
<html lang="${chinese ? 'zh-CN' : 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${text.title}</title>
    <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
      body { display: grid; min-height: 100vh; margin: 0; place-items: center; background: light-dark(#f3f5f8, #14171c) }
      form { display: grid; gap: 12px; box-sizing: border-box; width: min(360px, 92vw); padding: 32px;
             border-radius: 12px; background: light-dark(#fff, #1d2127); box-shadow: 0 8px 32px rgb(0 0 0 / .12) }
      h1 { margin: 0 0 8px; font-size: 20px }
      label { display: grid; gap: 4px; font-size: 14px }
      input, button { font: inherit; padding: 10px 12px; border-radius: 8px; border: 1px solid light-dark(#8a94a3, #626c7a) }
      button { border: 0; background: #1755c4; color: #fff; cursor: pointer }
      :focus-visible { outline: 3px solid #6ea2ff; outline-offset: 1px }
      [role=alert] { margin: 0; color: light-dark(#b3261e, #ff8a80) }
    </style>
  </head>
  <body>
    <form method="post" action="/oidc/sign-in/${encodeURIComponent(uid)}">
      <h1>${text.title}</h1>
      ${problem ? `<p role="alert">${text[problem]}</p>` : ''}
      <label>${text.login}<input name="login" autocomplete="username" required autofocus value="${escaped(login)}"></label>
      <label>${text.password}<input name="password" type="password" autocomplete="current-password" required></label>
      <button>${text.submit}</button>
    </form>
  </body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
