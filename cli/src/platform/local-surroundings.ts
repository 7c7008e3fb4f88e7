import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secret } from '@tributary/local-stack';
import { consoleSite, type ServicePorts, type Surroundings } from '../services';
import { checkoutRoot } from './checkout-root';

/**
 * What surrounds a service on this machine, where everybody is at 127.0.0.1 and secrets are files in the home. A service that
 * is left out of the run is at a port where nobody answers.
 */
export function localSurroundings(service: string, ports: ReadonlyMap<string, ServicePorts>, home: string): Surroundings {
  return {
    ports: portsOf(service, ports),
    addressOf: (other, door) => `127.0.0.1:${ports.get(other)?.[door] ?? nobody}`,
    publicUrl: `http://127.0.0.1:${ports.get('gateway')?.web ?? 8080}`,
    consoleFolder: path.join(checkoutRoot(), consoleSite),
    secret: (name) => secret(home, name),
    secretFile: (name, content) => writeOnce(path.join(home, 'secrets', name), content),
  };
}

export function portsOf(service: string, ports: ReadonlyMap<string, ServicePorts>): ServicePorts {
  const found = ports.get(service);
  if (!found) throw new Error(`${service} has no ports; is it missing in the service table, or left out of this run?`);
  return found;
}

const nobody = 1;

/** Written beside its place and linked into it: whoever reads it finds all of it, and the first one wins. */
function writeOnce(file: string, content: () => string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return file;
}
