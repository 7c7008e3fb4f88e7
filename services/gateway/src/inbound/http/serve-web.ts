import { createServer, type RequestListener, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '@tributary/contracts';
import type { Log, Running } from '@tributary/service-kit';
import { problemOf } from '../../domain/problem';

/** Opens the web door; stopping lets requests under way finish. */
export function serveWeb(listener: RequestListener, port: number, log: Log): Promise<Running> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, listener);
  return new Promise((resolve, reject) => {
    server.on('clientError', refuse);
    server.once('error', reject);
    server.listen(port, () => {
      server.removeListener('error', reject);
      log.info({ port: (server.address() as { readonly port: number }).port }, 'web door is open');
      resolve({
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeIdleConnections();
          }),
      });
    });
  });
}

const codes: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
};

/** What is not even an HTTP request reaches no handler; node by itself would answer without a body. */
function refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOf({ code: codes[code] ?? 'request.malformed' });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
