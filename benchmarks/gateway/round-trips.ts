import { createServer, connect as open, type Socket } from 'node:net';

/** Stands between services and PostgreSQL, and counts how often a command waits for an answer. */
export interface RoundTrips {
  readonly port: number;
  /** One figure for each command that was committed since the last time it was asked. */
  taken(): readonly number[];
  close(): void;
}

/** Of a command with a key against repeats: from the text that opens its transaction to the one that commits it. */
const opens = 'insert into tributary.idempotency';
const commits = 'commit';

/** One round trip is a change of direction: whatever is sent before the answer comes travels together. */
export async function countRoundTrips(host: string, port: number): Promise<RoundTrips> {
  let commands: number[] = [];
  const sockets = new Set<Socket>();

  const pass = (service: Socket): void => {
    const store = open(port, host);
    let asking = false;
    let trips: number | undefined;
    service.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (text.includes(opens)) trips = 0;
      if (trips !== undefined && !asking) trips += 1;
      asking = true;
      if (trips !== undefined && text.includes(commits)) {
        commands.push(trips);
        trips = undefined;
      }
      store.write(bytes);
    });
    store.on('data', (bytes) => {
      asking = false;
      service.write(bytes);
    });
    for (const [one, other] of [[service, store] as const, [store, service] as const]) {
      one.setNoDelay(true);
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  };

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken: () => {
      const counted = commands;
      commands = [];
      return counted;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
