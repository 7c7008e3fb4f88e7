import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

interface Watch {
  watchers: number;
  readonly sockets: Set<Socket>;
  readonly note: (message: unknown) => void;
}

const watches = new Map<number, Watch>();

/** A connection that was closed needs a moment to be gone. */
const graceMs = 1_000;

/**
 * Notes the connections that this process opens to a port. The function it gives ends the watch; the last one to end it fails
 * when connections are still open, for they would keep the process alive and hold the server's memory.
 */
export function watchConnections(port: number): () => Promise<void> {
  const watch = watches.get(port) ?? startWatch(port);
  watch.watchers++;
  return async () => {
    if (--watch.watchers > 0) return;
    watches.delete(port);
    unsubscribe('net.client.socket', watch.note);
    const isOpen = (socket: Socket): boolean => !socket.destroyed && socket.remotePort === port;
    const deadline = Date.now() + graceMs;
    while ([...watch.sockets].some(isOpen) && Date.now() < deadline) await new Promise((resume) => setTimeout(resume, 20));
    const left = [...watch.sockets].filter(isOpen).length;
    if (left > 0) throw new Error(`${left} connections to port ${port} were left open`);
  };
}

function startWatch(port: number): Watch {
  const sockets = new Set<Socket>();
  // The port is known only when the connection stands, so every one is noted.
  const note = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const watch: Watch = { watchers: 0, sockets, note };
  subscribe('net.client.socket', note);
  watches.set(port, watch);
  return watch;
}
