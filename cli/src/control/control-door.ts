import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import type { SignIn } from '../demo/people-of-demo';
import type { PlatformService } from '../platform/platform';

/** What a running `up` tells the other commands about itself. */
export interface Description {
  readonly pid: number;
  readonly state: 'starting' | 'up' | 'stopping';
  /** Where the gateway serves people, once it does. */
  readonly url?: string;
  /** What the first administrator signs in with. */
  readonly signIn?: { readonly login: string; readonly password: string };
  /** Who of the demo data can sign in, initial passwords included. */
  readonly people?: readonly SignIn[];
  /** Where channel systems publish, password included. */
  readonly channels?: string;
  /** `host:port` where a call-centre system calls by gRPC. */
  readonly callCentre?: string;
  readonly services: readonly Omit<PlatformService, 'environment'>[];
  readonly stores: readonly { readonly name: string; readonly version: string; readonly origin: string }[];
}

export interface ControlAnswers {
  readonly describe: () => Promise<Description>;
  /** Environment of a service, secrets included; undefined when there is no such service. */
  readonly environmentOf: (service: string) => Readonly<Record<string, string | undefined>> | undefined;
  /** Resolves when everything is stopped. */
  readonly stop: () => Promise<void>;
}

/** Only the owner may connect, so whoever gets an answer may have it. */
export const controlSocket = (home: string): string => path.relative(process.cwd(), path.join(home, 'control.sock'));

/**
 * Opens the door by which `down`, `status` and others find a running `up`. It is also the lock: a socket answers only while
 * its process lives.
 *
 * @returns undefined when another process answers there already
 */
export async function openControlDoor(home: string, answers: ControlAnswers): Promise<{ close(): void } | undefined> {
  const socketPath = controlSocket(home);
  const server = serve(answers);
  if (!(await listens(server, socketPath))) {
    if (await somebodyAnswers(socketPath)) return undefined;
    // Left behind by a process that was killed.
    rmSync(socketPath, { force: true });
    if (!(await listens(server, socketPath))) return undefined;
  }
  chmodSync(socketPath, 0o600);
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function serve(answers: ControlAnswers): Server {
  return createServer(async (request, response) => {
    const reply = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    };
    const [, topic, name] = (request.url ?? '/').split('/');
    if (request.method === 'GET' && topic === '') return reply(200, await answers.describe());
    if (request.method === 'GET' && topic === 'environment') {
      const environment = answers.environmentOf(name ?? '');
      return environment ? reply(200, environment) : reply(404);
    }
    if (request.method === 'POST' && topic === 'stop') {
      await answers.stop().catch(() => undefined);
      return reply(200);
    }
    return reply(404);
  });
}

function listens(server: Server, socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', failed);
    server.listen(socketPath, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function somebodyAnswers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socketPath);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
