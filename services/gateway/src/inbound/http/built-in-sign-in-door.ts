import { type IncomingHttpHeaders, request } from 'node:http';
import { pipeline } from 'node:stream';
import type { RequestHandler } from 'express';
import { sendProblem } from './send-problem';

/** What belongs to one connection and not to the message. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'proxy-authorization']);

const patienceMs = 10_000;

/**
 * The directory's built-in sign-in under the gateway's own address: browsers have one origin, and the directory's door for them
 * is open to the gateway only.
 *
 * @param address `host:port` of that door
 */
export function builtInSignInDoor(address: string, publicUrl: URL): RequestHandler {
  const { hostname, port } = new URL(`http://${address}`);
  return (req, res) => {
    const headers = {
      ...messageHeaders(req.headers),
      // Whatever the client says of itself, this is where it came in.
      host: publicUrl.host,
      'x-forwarded-host': publicUrl.host,
      'x-forwarded-proto': publicUrl.protocol.replace(':', ''),
      'x-forwarded-for': req.ip ?? '',
    };
    const inside = request(
      { hostname, port, method: req.method, path: req.originalUrl, headers, timeout: patienceMs },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, messageHeaders(answer.headers));
        // A directory that dies in the middle of its answer cuts ours off: a browser would wait for the rest for ever.
        pipeline(answer, res, () => undefined);
      },
    );
    inside.once('timeout', () => inside.destroy(new Error('the built-in sign-in did not answer')));
    inside.once('error', () => {
      if (res.headersSent) res.destroy();
      else sendProblem(res, { code: 'service.unavailable' });
    });
    res.once('close', () => inside.destroy());
    req.pipe(inside);
  };
}

const messageHeaders = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
