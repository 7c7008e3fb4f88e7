import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { StoreAddress, StoreName } from '../store';

/** What a client says to the keeper; one JSON object a line. */
export type ToKeeper =
  /** Are you the keeper of this token? */
  | { readonly ask: 'alive'; readonly token: string }
  /** From now on this connection is a lease: the stores stay as long as it is open, and `lingerMs` longer. */
  | { readonly ask: 'lease'; readonly token: string; readonly lingerMs: number }
  | { readonly ask: 'store'; readonly store: StoreName; readonly keepData: boolean }
  /** The end of the lease. The keeper closes the connection, and if nobody else needs the stores, it stops them first. */
  | { readonly ask: 'release' };

/** What the keeper answers. */
export type FromKeeper =
  | { readonly tell: 'welcome' }
  /** The last lease is over and the stores are going down; come back when they are gone. */
  | { readonly tell: 'stopping' }
  /** A line for the person who waits. */
  | { readonly tell: 'line'; readonly line: string }
  | { readonly tell: 'ready'; readonly store: StoreName; readonly address: StoreAddress }
  | { readonly tell: 'failed'; readonly store: StoreName; readonly why: string };

export const send = (socket: Socket, message: ToKeeper | FromKeeper): void => void socket.write(`${JSON.stringify(message)}\n`);

/** Calls the listener with each message. Whoever speaks another language is hung up on. */
export function onMessage<M extends ToKeeper | FromKeeper>(socket: Socket, listener: (message: M) => void): void {
  const lines = createInterface({ input: socket });
  // It repeats the errors of the socket, which are heard there.
  lines.on('error', () => undefined);
  lines.on('line', (line) => {
    let message: M;
    try {
      message = JSON.parse(line) as M;
    } catch {
      socket.destroy();
      return;
    }
    listener(message);
  });
}
