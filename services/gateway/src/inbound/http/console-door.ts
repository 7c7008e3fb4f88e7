import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import sirv from 'sirv';

/** Paths of the gateway that are no pages of the console; an unknown one below them is a problem, not a page. */
const otherDoors = new Set([
  ...['v1', 'live', 'auth', 'webhooks', 'docs', 'problems', 'oidc'],
  ...['openapi.json', 'asyncapi.json', 'assets'],
]);

const yearInSeconds = 365 * 24 * 60 * 60;

/**
 * The browser application: its files, named by their content and so kept for good, and its page at every address that is
 * no other door's, because the console itself knows which pages there are.
 * @param folder as `vite build` leaves it
 * @throws when the folder holds no console
 */
export function consoleDoor(folder: string): Router {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const router = Router();
  router.use(
    '/assets',
    sirv(join(folder, 'assets'), { brotli: true, gzip: true, immutable: true, maxAge: yearInSeconds, etag: false }),
  );
  router.get('/{*page}', showPage(page));
  return router;
}

const showPage =
  (page: string): RequestHandler =>
  (req, res, next) => {
    const [, firstSegment = ''] = req.path.split('/');
    if (otherDoors.has(firstSegment) || !req.accepts('html')) return next();
    const nonce = randomBytes(16).toString('base64');
    res.setHeader('Content-Security-Policy', policyFor(nonce));
    res.setHeader('Cache-Control', 'no-cache');
    res.type('html').send(page.replaceAll('{{csp-nonce}}', nonce));
  };

/** Scripts from here only, none inline, none evaluated; styles that the page writes itself carry the nonce of this answer. */
const policyFor = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
