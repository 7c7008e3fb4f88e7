import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that breaks on command, for what a real network does and a healthy test machine never shows. */
export interface WeakLink {
  /** `url` with this link between. */
  through(url: string): string;
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
  /** Lets the next request that contains `text` through, and ends its connection instead of bringing the answer. */
  loseAnswerTo(text: string): void;
  /** How often a request went out after the answer to an earlier one, since the link was made. */
  roundTrips(): number;
  stop(): Promise<void>;
}

export async function makeWeakLink(target: string): Promise<WeakLink> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let whole = true;
  let doomed: string | undefined;
  let roundTrips = 0;

  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), hostname);
    let answerIsLost = false;
    let waiting = false;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    near.on('data', (data) => {
      if (doomed !== undefined && data.includes(doomed)) {
        doomed = undefined;
        answerIsLost = true;
      }
      if (!waiting) roundTrips += 1;
      waiting = true;
      far.write(data);
    });
    far.on('data', (data) => {
      waiting = false;
      if (answerIsLost) end();
      else near.write(data);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    through: (url) => {
      const between = new URL(url);
      between.hostname = '127.0.0.1';
      between.port = String((server.address() as AddressInfo).port);
      return between.href;
    },
    cut: () => {
      whole = false;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      whole = true;
    },
    loseAnswerTo: (text) => {
      doomed = text;
    },
    roundTrips: () => roundTrips,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
