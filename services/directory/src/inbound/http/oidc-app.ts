import express, { type Express } from 'express';
import type { Provider } from 'oidc-provider';
import type { PasswordCheck } from '../../use-cases/check-password';
import { signInPage } from './sign-in-page';

interface Needs {
  readonly provider: Provider;
  readonly checkPassword: (login: string, password: string) => Promise<PasswordCheck>;
  readonly log: { warn(fields: object, message: string): void };
}

/** The built-in provider's doors: OpenID Connect itself, and the page on which people type their password. */
export function oidcApp({ provider, checkPassword, log }: Needs): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', true);
  app.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });

  app.get('/oidc/sign-in/:uid', async (req, res) => {
    const { uid } = await provider.interactionDetails(req, res);
    secured(res).send(signInPage({ uid, chinese: speaksChinese(req) }));
  });

  app.post('/oidc/sign-in/:uid', express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    const { uid } = await provider.interactionDetails(req, res);
    const { login = '', password = '' } = req.body as { readonly login?: string; readonly password?: string };
    const outcome = await checkPassword(String(login), String(password));
    if (typeof outcome === 'string') {
      const status = outcome === 'locked' ? 429 : 401;
      secured(res.status(status)).send(signInPage({ uid, chinese: speaksChinese(req), problem: outcome, login: String(login) }));
      return;
    }
    await provider.interactionFinished(
      req,
      res,
      { login: { accountId: outcome.employeeId } },
      { mergeWithLastSubmission: false },
    );
  });

  app.use('/oidc', provider.callback());

  app.use(((error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    // An interaction that has expired or belongs to another browser: the person starts again at the console.
    log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, 'sign-in could not go on');
    res.status(400).type('text').send('This sign-in has expired. Go back and start again.\n本次登录已过期，请返回重新开始。\n');
  }) satisfies express.ErrorRequestHandler);
  return app;
}

const speaksChinese = (req: express.Request): boolean => req.acceptsLanguages('zh', 'en') === 'zh';

const secured = (res: express.Response): express.Response =>
  res.type('html').setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
