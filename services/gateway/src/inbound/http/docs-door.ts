import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ErrorCode, errorCatalogue } from '@tributary/contracts';
import { Router } from 'express';
import { problemOf } from '../../domain/problem';
import { sendProblem } from './send-problem';

/** Documents as generated from proto/; served as they are. */
export interface ApiDocuments {
  readonly openapi: unknown;
  readonly asyncapi: unknown;
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tributary API</title>
  </head>
  <body>
    <div id="api"></div>
    <script src="/docs/reference.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** No default fonts, no telemetry, no proxy: nothing on this page comes from or goes to anywhere else. */
const start = `Scalar.createApiReference('#api', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: false,
  documentDownloadType: 'json',
});
`;

/** The API's documentation, and a page for every problem type that an answer can name. */
export function docsDoor({ openapi, asyncapi }: ApiDocuments): Router {
  const router = Router();
  const reference = readFile(join(dirname(require.resolve('@scalar/api-reference')), 'browser/standalone.js'));

  router.get('/openapi.json', (_req, res) => void res.json(openapi));
  router.get('/asyncapi.json', (_req, res) => void res.json(asyncapi));
  router.get('/docs', (_req, res) => void res.type('html').send(page));
  router.get('/docs/start.js', (_req, res) => void res.type('js').send(start));
  router.get('/docs/reference.js', async (_req, res) => {
    res.type('js').setHeader('Cache-Control', 'public, max-age=3600');
    res.send(await reference);
  });
  router.get('/problems', (_req, res) => void res.json({ items: Object.keys(errorCatalogue).map(describe) }));
  router.get('/problems/:code', (req, res) => {
    if (!Object.hasOwn(errorCatalogue, req.params.code)) return sendProblem(res, { code: 'route.unknown' });
    res.json(describe(req.params.code));
  });
  return router;
}

function describe(code: string) {
  const { type, title, status } = problemOf({ code: code as ErrorCode });
  const entry = errorCatalogue[code as ErrorCode];
  return { type, code, title, status, ...('rule' in entry && { rule: entry.rule }) };
}
