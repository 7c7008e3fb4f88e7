import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to a server that can be cut and mended. */
export interface FlakyProxy {
  readonly url: string;
  cut(): void;
  mend(): void;
  /** New connections go to another server. */
  redirect(target: string): void;
  stop(): Promise<void>;
}

/** Stands in front of the server of a URL, on a free port of this machine. */
export async function flakyProxy(target: string): Promise<FlakyProxy> {
  let to = new URL(target);
  const sockets = new Set<Socket>();
  let whole = true;

  const server: Server = createServer((client) => {
    if (!whole) return void client.destroy();
    const upstream = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const cut = (): void => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      whole = true;
    },
    redirect: (other) => {
      to = new URL(other);
    },
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
