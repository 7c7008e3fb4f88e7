import { createServer, type RequestListener } from 'node:http';
import type { Running } from '@tributary/service-kit';

/** Opens an HTTP door; stopping lets requests under way finish. */
export function serveHttp(listener: RequestListener, port: number): Promise<Running> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.removeListener('error', reject);
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
