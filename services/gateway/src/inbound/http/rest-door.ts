import { isIP } from 'node:net';
import { isIdempotencyKey } from '@tributary/service-kit';
import type { Request, RequestHandler } from 'express';
import type { Failure } from '../../domain/problem';
import type { HttpRequestParts, Json } from '../../domain/read-request';
import type { RouteTable } from '../../domain/route-table';
import type { CallFacts, InvokeOperation } from '../../use-cases/invoke-operation';
import { sendProblem } from './send-problem';
import type { WhoAsks } from './who-asks';

interface Needs {
  readonly table: RouteTable;
  readonly invoke: InvokeOperation;
  readonly whoAsks: WhoAsks;
}

/** Every operation of the OpenAPI document. Bodies arrive as a Buffer, whatever their type. */
export const restDoor =
  ({ table, invoke, whoAsks }: Needs): RequestHandler =>
  async (req, res) => {
    const match = table.find(req.method, req.path);
    if (match.kind === 'unknown') return sendProblem(res, { code: 'route.unknown' });
    if (match.kind === 'wrong-verb') {
      res.setHeader('Allow', match.allowed.join(', '));
      return sendProblem(res, { code: 'route.wrong-method', details: { allowed: match.allowed.join(', ') } });
    }

    const asking = await whoAsks(req);
    if ('failure' in asking) return sendProblem(res, asking.failure);
    if (!asking.actingToken && !match.route.isPublic) return sendProblem(res, { code: 'session.required' });

    const idempotencyKey = req.header('idempotency-key');
    if (idempotencyKey !== undefined && !isIdempotencyKey(idempotencyKey)) return sendProblem(res, badIdempotencyKey);

    const body = readBody(req);
    if ('code' in body) return sendProblem(res, body);

    const hangUp = new AbortController();
    // Every response closes in the end: there is something to call off only where the caller did not wait for it.
    res.on('close', () => res.writableFinished || hangUp.abort());
    const facts: CallFacts = {
      // What a proxy calls the caller may be anything.
      originIp: isIP(req.ip ?? '') ? (req.ip as string) : '',
      signal: hangUp.signal,
      ...(asking.actingToken && { actingToken: asking.actingToken }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    };
    const ifMatch = req.header('if-match')?.replace(/^(W\/)?"|"$/g, '');
    const parts: HttpRequestParts = {
      variables: match.variables,
      query: new URL(req.originalUrl, 'http://gateway').searchParams,
      body: body.value,
      ...(ifMatch !== undefined && { ifMatch }),
    };

    const answer = await invoke(match.route, parts, facts);
    if ('failure' in answer) return sendProblem(res, answer.failure);
    if (answer.version !== undefined) res.setHeader('ETag', `"${answer.version}"`);
    res.json(answer.json);
  };

const badIdempotencyKey: Failure = {
  code: 'request.invalid',
  fields: [{ field: 'Idempotency-Key', message: 'takes 1 to 255 visible ASCII characters, once' }],
};

type ReadBody =
  | { readonly value: Json | Buffer | undefined }
  | { readonly code: 'request.malformed' | 'request.too-large' | 'request.unsupported-media-type' };

/** JSON beyond this is a mistake or an attack; files have their own, larger limit at the body parser. */
const maxJsonBytes = 1024 * 1024;

function readBody(req: Request): ReadBody {
  if (!Buffer.isBuffer(req.body) || req.body.length === 0) return { value: undefined };
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/csv' || type === 'application/octet-stream') return { value: req.body };
  if (type !== 'application/json' && !/^application\/[a-z0-9.-]+\+json$/.test(type))
    return { code: 'request.unsupported-media-type' };
  if (req.body.length > maxJsonBytes) return { code: 'request.too-large' };
  try {
    return { value: JSON.parse(req.body.toString('utf8')) as Json };
  } catch {
    return { code: 'request.malformed' };
  }
}
