import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, isFreePort } from '../free-port';
import { isRunning } from '../is-running';
import type { Place } from '../provider';

/** A guard insists after 20 seconds. Whoever lives longer is another process that has got the number. */
const goneWithinMs = 30_000;

/**
 * `former`: those of the last time where they are free, so that whoever was connected finds the server again when another keeper
 * has taken over. `lasting`: those of the first time, free or not. `fresh`: new ones.
 */
export type WhichPorts = 'former' | 'lasting' | 'fresh';
type PortsOf<Names extends readonly string[]> = Readonly<Record<Names[number], number>>;

export interface DataFolder {
  readonly path: string;
  /** For the guard of the server that works on the data. */
  readonly pidFile: string;
  /** Ports for the server of this data. */
  readonly ports: <const Names extends readonly string[]>(names: Names, which: WhichPorts) => Promise<PortsOf<Names>>;
  /** Removes the data, unless it is to be kept. */
  readonly leave: () => void;
}

/**
 * The folder of one store in this home; empty at the start unless data is kept. Waits for the server of a keeper that was
 * killed a moment ago: two on the same data would spoil it.
 */
export async function dataFolder(
  { home, keepData, signal }: Pick<Place, 'home' | 'keepData' | 'signal'>,
  name: string,
): Promise<DataFolder> {
  const path = join(home, name);
  const pidFile = join(path, 'guard.pid');
  const portsFile = join(path, 'ports.json');
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  await untilGone(pidFile, signal);
  if (!keepData) remove();
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return {
    path,
    pidFile,
    ports: async (names, which) => {
      const ports = (await formerPorts(portsFile, names, which)) ?? (await freePorts(...names));
      writeFileSync(portsFile, JSON.stringify(ports));
      return ports;
    },
    leave: () => (keepData ? undefined : remove()),
  };
}

async function untilGone(pidFile: string, signal: AbortSignal): Promise<void> {
  if (!existsSync(pidFile)) return;
  const guard = Number(readFileSync(pidFile, 'utf8'));
  for (const deadline = Date.now() + goneWithinMs; isRunning(guard) && Date.now() < deadline; ) {
    await sleep(50, undefined, { signal });
  }
}

async function formerPorts<const Names extends readonly string[]>(
  file: string,
  names: Names,
  which: WhichPorts,
): Promise<PortsOf<Names> | undefined> {
  if (which === 'fresh' || !existsSync(file)) return undefined;
  const ports = JSON.parse(readFileSync(file, 'utf8')) as PortsOf<Names>;
  if (which === 'lasting') return ports;
  const free = await Promise.all(names.map((name: Names[number]) => isFreePort(ports[name])));
  return free.every(Boolean) ? ports : undefined;
}
