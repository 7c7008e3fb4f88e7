import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from '../running';
import { metrics } from '../telemetry/metrics';
import type { ServiceHealth } from './health';

export interface HealthServer extends Running {
  /** The port that was bound. */
  readonly port: number;
}

/** `/health/live`, `/health/ready` and `/metrics`: for the orchestrator and the monitoring, not for users. */
export async function serveHealth(port: number, health: ServiceHealth): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answering = answers[request.url ?? '']?.(response, health) ?? send(response, 404, 'text/plain', '');
    answering.catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = (response: ServerResponse, health: ServiceHealth) => Promise<void>;

const answers: Readonly<Record<string, Answer>> = {
  // That this answers at all is the whole message.
  '/health/live': (response) => send(response, 200, 'application/json', '{"live":true}'),
  '/health/ready': async (response, health) => {
    const readiness = await health.readiness();
    await send(response, readiness.ready ? 200 : 503, 'application/json', JSON.stringify(readiness));
  },
  '/metrics': async (response) => send(response, 200, metrics.contentType, await metrics.metrics()),
};

async function send(response: ServerResponse, status: number, type: string, body: string): Promise<void> {
  response.writeHead(status, { 'content-type': type }).end(body);
}
