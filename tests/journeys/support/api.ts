import { randomUUID } from 'node:crypto';
import { eventually, json, type Manner, type WebClient } from '@tributary/testing';
import { once } from './patience';

/** proto3 JSON, read as far as a test looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a journey knows the documentation, not our types; what it asserts is checked at run time.
export type Body = any;

/** The REST API as one system or person uses it, with nothing but a token. */
export interface Api {
  get(path: string): Promise<Body>;
  post(path: string, body?: unknown, idempotencyKey?: string): Promise<Body>;
  put(path: string, body: unknown): Promise<Body>;
  patch(path: string, body: unknown): Promise<Body>;
  /** The answer as it comes, for what is read piece by piece. */
  open(path: string): Promise<Response>;
  /** The code with which it is refused; `ok` when it is not. */
  codeOf(method: string, path: string, body?: unknown): Promise<string>;
}

type Send = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;

/** As a system, by its token. */
export const apiByToken = (url: string, token: () => Promise<string>, manner = once): Api =>
  apiOf(async (method, path, body, headers = {}) => {
    const authorization = `Bearer ${await token()}`;
    const init = body === undefined ? { method, headers } : json(method, body, headers);
    return fetch(`${url}${path}`, { ...init, headers: { ...init.headers, authorization } });
  }, manner);

/** As anybody, without signing in. */
export const apiOfAnybody = (url: string, manner: Manner): Api =>
  apiOf((method, path, body, headers) => fetch(`${url}${path}`, json(method, body, headers)), manner);

/** As a person, by their session. */
export const apiBySession = (session: WebClient, manner = once): Api => apiOf(session.send, manner);

function apiOf(sendOnce: Send, manner: Manner): Api {
  // One key for however many times it is sent.
  const send: Send = (method, path, body, headers = {}) => {
    const key = method === 'GET' ? {} : { 'idempotency-key': randomUUID() };
    return manner(() => sendOnce(method, path, body, { ...key, ...headers }));
  };
  const sure = async (response: Promise<Response>): Promise<Body> => {
    const answer = await response;
    const body = (await answer.json()) as Body;
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    get: (path) => sure(send('GET', path)),
    post: (path, body = {}, key = undefined) => sure(send('POST', path, body, key ? { 'idempotency-key': key } : {})),
    put: (path, body) => sure(send('PUT', path, body)),
    patch: (path, body) => sure(send('PATCH', path, body)),
    open: (path) => send('GET', path),
    codeOf: async (method, path, body) => {
      const answer = await send(method, path, body);
      return answer.ok ? 'ok' : ((await answer.json()) as Body).code;
    },
  };
}

/** Asks again until the answer is what the sentence says. */
export async function askUntil(what: string, ask: () => Promise<Body>, fits: (answer: Body) => boolean): Promise<Body> {
  let last: Body;
  await eventually(
    what,
    async () => {
      last = await ask();
      if (!fits(last)) throw new Error(`not yet: ${JSON.stringify(last).slice(0, 600)}`);
    },
    // What a killed process had taken goes on when its lease has run out, and it may be killed again.
    { within: 90_000 },
  );
  return last;
}
