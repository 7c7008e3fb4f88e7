import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { sessionCookie } from './cookies';
import { sendProblem } from './send-problem';

/**
 * Requests per client and second (GW-1), with a burst of ten seconds' worth. A client is a token, a session or else an
 * address. Counted in this process: with n gateways behind a balancer a client gets up to n times as much.
 */
export function rateLimit(perSecond: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: perSecond * 10, duration: 10 });
  return async (req, res, next) => {
    const credential = req.header('authorization') ?? sessionCookie.read(req);
    // Tokens are hashed, so that no credential lies in memory longer than its request.
    const client = credential ? createHash('sha256').update(credential).digest('base64') : `address:${req.ip}`;
    try {
      await limiter.consume(client);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      res.setHeader('Retry-After', String(seconds));
      return sendProblem(res, { code: 'request.too-many', details: { retryAfterSeconds: String(seconds) } });
    }
    next();
  };
}
