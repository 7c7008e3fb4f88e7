import type { CookieOptions, Request, Response } from 'express';

interface Cookie {
  read(req: Request): string | undefined;
  write(res: Response, value: string, options: { readonly secure: boolean; readonly maxAgeMs: number }): void;
  clear(res: Response, options: { readonly secure: boolean }): void;
}

/** Set on our own origin only, unreadable for scripts, not sent along by other sites' forms. */
const makeCookie = (name: string, path: string): Cookie => {
  const common = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path });
  return {
    read: (req) =>
      req
        .header('cookie')
        ?.split(/;\s*/)
        .map((pair) => pair.split('='))
        .find(([key]) => key === name)?.[1] || undefined,
    write: (res, value, { secure, maxAgeMs }) => void res.cookie(name, value, { ...common(secure), maxAge: maxAgeMs }),
    clear: (res, { secure }) => void res.clearCookie(name, common(secure)),
  };
};

/** Holds the session's secret, which says nothing by itself and ends at the directory. */
export const sessionCookie = makeCookie('tributary_session', '/');

/** Holds the sealed state of a sign-in that is under way. */
export const signInCookie = makeCookie('tributary_sign_in', '/auth');
