/** A request body as JSON. */
export const json = (method: string, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export interface WebClient {
  get(path: string): Promise<Response>;
  /** As one of our own pages would, unless another origin is given. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Through the sign-in form, in Chinese; the answer is that of the page `/v1/me`, or the form again. */
  signIn(login: string, password: string): Promise<Response>;
}

/** What a browser does without scripts: follows redirects one by one and keeps cookies. */
export function makeWebClient(home: string): WebClient {
  const jar = new Map<string, string>();

  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...(init.headers as Record<string, string>), cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return location ? go(new URL(location, url).href) : response;
  };

  return {
    get: (path) => go(`${home}${path}`),
    post: (path, body, headers = { origin: home }) => go(`${home}${path}`, json('POST', body, headers)),
    send: (method, path, body, headers = {}) =>
      go(`${home}${path}`, body === undefined ? { method, headers } : json(method, body, { origin: home, ...headers })),
    signIn: async (login, password) => {
      const form = await go(`${home}/auth/sign-in?return_to=/v1/me`, { headers: { 'accept-language': 'zh-CN' } });
      const action = /action="([^"]+)"/.exec(await form.text())?.[1];
      if (!action) throw new Error(`there is no sign-in form, but a ${form.status}`);
      return go(new URL(action, form.url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ login, password }).toString(),
      });
    },
  };
}
