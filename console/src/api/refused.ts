import type { components } from './generated/schema';

type Schemas = components['schemas'];

/** RFC 9457 problem details as the gateway writes them; `no-answer` is the browser's own. */
export type Problem = Omit<Schemas['Problem'], 'code'> & { readonly code: Schemas['ErrorCode'] | 'no-answer' };

/** The server said no, or nothing at all. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
  }
}

/** Nothing came back: offline, or the connection broke. It may still have taken effect. */
export const noAnswer: Problem = { type: 'about:blank', title: 'No answer came.', status: 0, code: 'no-answer' };

/** A proxy in front answers without problem details; its status still tells enough. */
export function refusalOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'status' in body) return body as Problem;
  const code = status >= 500 ? 'service.unavailable' : 'request.invalid';
  return { type: 'about:blank', title: code, status, code };
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  const title = error instanceof Error ? error.message : '';
  return isPartMissing(title) ? noAnswer : { type: 'about:blank', title, status: 500, code: 'service.internal' };
}

/** What browsers and Vite say when a part of the console could not be loaded. */
const isPartMissing = (message: string): boolean => /dynamically imported module|module script failed|preload CSS/.test(message);

/** Sent again, the same request may well succeed. */
export const isPassing = ({ status }: Problem): boolean => status === 0 || status === 503;
