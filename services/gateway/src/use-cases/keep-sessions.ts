import { createHash } from 'node:crypto';
import type { Failure } from '../domain/problem';

interface ActingToken {
  readonly actingToken: string;
  readonly actingTokenExpiresAt: Date;
}

interface Directory {
  refreshSession(sessionSecret: string): Promise<ActingToken | { readonly failure: Failure }>;
}

export interface Sessions {
  actingTokenOf(sessionSecret: string): Promise<{ readonly actingToken: string } | { readonly failure: Failure }>;
  remember(sessionSecret: string, token: ActingToken): void;
  forget(sessionSecret: string): void;
}

/** Renewed this long before its end, so that a token does not expire on its way through the services. */
const marginMs = 60_000;
const maxRemembered = 50_000;

type Answer = ActingToken | { readonly failure: Failure };

interface Remembered {
  readonly answer: Promise<Answer>;
  /** Milliseconds since the epoch; undefined while the directory is being asked. */
  expiresAt?: number;
}

/**
 * Acting tokens by session, for as long as they live: one question to the directory per session and ten minutes,
 * however many requests a page makes at once. A closed session ends here within a token's life, and at once in the
 * process that closed it.
 */
export function makeKeepSessions({ directory, now }: { readonly directory: Directory; readonly now: () => Date }): Sessions {
  const known = new Map<string, Remembered>();

  const isUsable = ({ expiresAt }: Remembered): boolean => expiresAt === undefined || expiresAt - marginMs > now().getTime();

  const ask = (key: string, sessionSecret: string): Promise<Answer> => {
    const entry: Remembered = { answer: directory.refreshSession(sessionSecret) };
    known.set(key, entry);
    dropOldest(known);
    return entry.answer.then((answer) => {
      if ('failure' in answer) known.delete(key);
      else entry.expiresAt = answer.actingTokenExpiresAt.getTime();
      return answer;
    });
  };

  return {
    actingTokenOf: (sessionSecret) => {
      const key = keyOf(sessionSecret);
      const entry = known.get(key);
      return entry && isUsable(entry) ? entry.answer : ask(key, sessionSecret);
    },
    remember: (sessionSecret, token) => {
      known.set(keyOf(sessionSecret), { answer: Promise.resolve(token), expiresAt: token.actingTokenExpiresAt.getTime() });
    },
    forget: (sessionSecret) => void known.delete(keyOf(sessionSecret)),
  };
}

/** Secrets themselves are not kept in memory longer than a request. */
const keyOf = (sessionSecret: string): string => createHash('sha256').update(sessionSecret).digest('base64');

function dropOldest(known: Map<string, unknown>): void {
  if (known.size <= maxRemembered) return;
  const oldest = known.keys().next();
  if (!oldest.done) known.delete(oldest.value);
}
