import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { rateLimit } from './rate-limit';
import { sendProblem } from './send-problem';

interface Doors {
  readonly docs: Router;
  /** Absent where another OpenID Connect provider signs people in. */
  readonly builtInSignIn?: RequestHandler;
  /** Absent where only the API is served. */
  readonly console?: Router;
  readonly session: Router;
  readonly live: RequestHandler;
  readonly webhook: RequestHandler<{ source: string }>;
  readonly rest: RequestHandler;
}

interface Settings {
  readonly requestsPerSecond: number;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  readonly log: { error(fields: object, message: string): void };
}

/** Files (imports) may be this large; JSON has a lower limit of its own. */
const maxBody = '10mb';

export function makeApp(doors: Doors, { requestsPerSecond, trustedProxies, log }: Settings): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  app.set('etag', false);
  app.use(
    helmet({
      contentSecurityPolicy: {
        // The API reference styles itself inline; scripts come from here only.
        directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] },
      },
    }),
  );
  app.use(rateLimit(requestsPerSecond));
  const body = express.raw({ type: () => true, limit: maxBody });
  // First, for they are asked for most by far.
  app.all('/v1/*path', body, doors.rest);
  app.use(doors.docs);
  if (doors.builtInSignIn) app.use('/oidc', doors.builtInSignIn);
  app.use(doors.session);
  app.get('/live', doors.live);
  if (doors.console) app.use(doors.console);
  app.post('/webhooks/:source', body, doors.webhook);
  app.use((_req, res) => sendProblem(res, { code: 'route.unknown' }));
  app.use(whatWentWrong(log));
  return app;
}

/** Express calls this by its four parameters. */
const whatWentWrong =
  (log: Settings['log']): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
    if (type === 'entity.too.large') return sendProblem(res, { code: 'request.too-large' });
    if (typeof type === 'string') return sendProblem(res, { code: 'request.malformed' });
    if (error instanceof URIError) return sendProblem(res, { code: 'request.malformed' });
    log.error({ err: error }, 'request failed');
    sendProblem(res, { code: 'service.internal' });
  };
