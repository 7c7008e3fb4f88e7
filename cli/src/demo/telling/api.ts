import { setTimeout as sleep } from 'node:timers/promises';
import { makeWebClient, type WebClient } from '@tributary/testing/web-client';
import { Refused } from './journal';

/** The REST API as one person uses it. Asks again as long as the answer is "later". */
export interface Api {
  get<Answer>(path: string): Promise<Answer>;
  send<Answer>(method: 'POST' | 'PUT', path: string, body: unknown, idempotencyKey?: string): Promise<Answer>;
}

/** What is tried again although it did not work: the gateway or a service is starting, or has no answer yet. */
const passing = new Set([502, 503, 504]);
const longestOutageMs = 60_000;

/** Signs in when first asked. */
export function apiOf(url: string, login: string, password: string, signal: AbortSignal): Api {
  let session: Promise<WebClient> | undefined;
  const signedIn = (): Promise<WebClient> => {
    session ??= signIn(url, login, password, signal).catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    return session;
  };
  const ask = async <Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Answer> => {
    const web = await signedIn();
    const answer = await patiently(() => web.send(method, path, body, key ? { 'idempotency-key': key } : {}), signal);
    return read(answer, `${method} ${path}`);
  };
  return {
    get: (path) => ask('GET', path),
    send: (method, path, body, key) => ask(method, path, body, key),
  };
}

async function signIn(url: string, login: string, password: string, signal: AbortSignal): Promise<WebClient> {
  const web = makeWebClient(url);
  const answer = await patiently(() => web.signIn(login, password), signal);
  if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) throw new Error(`${login} could not sign in`);
  await answer.arrayBuffer();
  return web;
}

/** @throws Refused with the stable code of the refusal */
async function read<Answer>(answer: Response, what: string): Promise<Answer> {
  const body = (await answer.json()) as { readonly code?: string; readonly traceId?: string };
  if (answer.ok) return body as Answer;
  const complaint = `${what}: ${answer.status} ${body.code ?? ''}, trace ${body.traceId ?? 'unknown'}`;
  throw answer.status < 500 ? new Refused(complaint) : new Error(complaint);
}

/** Waits as long as the door asks when it is asked too often, and longer and longer while nobody answers it. */
export async function patiently(ask: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
  const giveUpAt = Date.now() + longestOutageMs;
  for (let pause = 200; ; pause = Math.min(pause * 2, 5_000)) {
    signal.throwIfAborted();
    const answer = await ask().catch((error: unknown) => {
      if (Date.now() > giveUpAt)
        throw new Error(`the gateway has not answered for ${longestOutageMs / 1000} s`, { cause: error });
      return undefined;
    });
    const tooOften = answer?.status === 429;
    if (answer && !tooOften && (!passing.has(answer.status) || Date.now() > giveUpAt)) return answer;
    await answer?.arrayBuffer();
    const wanted = tooOften ? Number(answer?.headers.get('retry-after') ?? 1) * 1000 : pause;
    await sleep(wanted, undefined, { signal });
  }
}
