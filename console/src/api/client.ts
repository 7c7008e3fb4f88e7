import createClient from 'openapi-fetch';
import type { components, paths } from './generated/schema';
import { noAnswer, Refused, refusalOf } from './refused';

/** The REST API, typed by docs/api/openapi.json. Every call goes through `answerOf`. */
export const api = createClient<paths>({ baseUrl: '/' });

/** A message of the API by its full name: `Schema<'leads.v1.Lead'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What an operation takes in its body: `Body<'/v1/leads/{leadId}:return'>`. */
export type Body<Path extends keyof paths> = paths[Path] extends {
  readonly post: { readonly requestBody: { readonly content: { readonly 'application/json': infer Content } } };
}
  ? Content
  : never;

interface Exchange<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What the API answered.
 * @throws Refused with the server's problem details, or `noAnswer` when nothing came back.
 */
export async function answerOf<T>(call: Promise<Exchange<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown): never => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused(noAnswer);
  });
  if (!response.ok) throw new Refused(refusalOf(error, response.status));
  return data as T;
}
