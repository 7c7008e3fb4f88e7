import type { Request } from 'express';
import type { Failure } from '../../domain/problem';
import { sessionCookie } from './cookies';

export type Asking = { readonly actingToken?: string } | { readonly failure: Failure };

/** The token in the name of which a request runs: a bearer's own, or that of the session in the cookie. */
export type WhoAsks = (req: Request) => Promise<Asking>;

interface Sessions {
  /** Undefined when the session has ended. Throws nothing: a directory that is down is a failure to report. */
  actingTokenOf(sessionSecret: string): Promise<{ readonly actingToken: string } | { readonly failure: Failure }>;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export const makeWhoAsks =
  (sessions: Sessions, publicOrigin: string): WhoAsks =>
  async (req) => {
    const bearer = /^Bearer\b *(.*)$/i.exec(req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) {
      // Whether it is genuine is for the services to say; what is no token at all cannot even be sent to them.
      return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(bearer) ? { actingToken: bearer } : { failure: { code: 'token.invalid' } };
    }

    const secret = sessionCookie.read(req);
    if (!secret) return {};
    // The browser sends the cookie by itself; only our own pages may make it change something.
    if (!safeMethods.has(req.method) && !isFromOurPages(req, publicOrigin))
      return { failure: { code: 'session.foreign-origin' } };
    return sessions.actingTokenOf(secret);
  };

function isFromOurPages(req: Request, publicOrigin: string): boolean {
  const site = req.header('sec-fetch-site');
  if (site) return site === 'same-origin';
  return req.header('origin') === publicOrigin;
}
