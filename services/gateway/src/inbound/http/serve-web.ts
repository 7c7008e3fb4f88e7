import { createServer, type RequestListener } from 'node:http';
import type { Log, Running } from '@tributary/service-kit';

/** Opens the web door; stopping lets requests under way finish. */
export function serveWeb(listener: RequestListener, port: number, log: Log): Promise<Running> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, listener);
  return new Promise((resolve, reject) => {
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
