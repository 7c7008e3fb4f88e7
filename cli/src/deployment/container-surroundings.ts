import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secret } from '@tributary/local-stack';
import { consoleSite, type ServicePorts, type Surroundings, services } from '../services';

/** Every container has its own address, so all services use the same ports. */
export const containerPorts: Required<ServicePorts> = { grpc: 7000, http: 7100, web: 8080 };

/** Each service runs as a user of its own, so that it can read its own secrets and nobody else's. */
export function containerUser(service: string): number {
  const entry = services.find(({ name }) => name === service);
  if (!entry) throw new Error(`${service} is not in the service table`);
  return 10_000 + entry.number;
}

/** Where containers see the folder that `prepare` writes. */
export const mountPoint = '/run/tributary';

/** What surrounds a service in docker-compose.yml, where the others answer to their names. */
export function containerSurroundings(service: string, folder: string, publicUrl: string): Surroundings {
  return {
    ports: containerPorts,
    addressOf: (other, door) => `${other}:${containerPorts[door]}`,
    publicUrl,
    consoleFolder: path.posix.join('/app', consoleSite),
    secret: (name) => secret(folder, name),
    secretFile: (name, content) => {
      if (!existsSync(path.join(folder, service, name))) writeForService(folder, service, name, content());
      return path.posix.join(mountPoint, service, name);
    },
  };
}

/** Writes a file that only this service's user may read. */
export function writeForService(folder: string, service: string, name: string, content: string): void {
  const own = path.join(folder, service);
  const file = path.join(own, name);
  mkdirSync(own, { recursive: true });
  chmodSync(own, 0o700);
  rmSync(file, { force: true });
  writeFileSync(file, content, { mode: 0o400 });
  giveTo(containerUser(service), file, 0o400);
  giveTo(containerUser(service), own, 0o500);
}

/** Only root can give files away; whoever else prepares a folder keeps them. */
export function giveTo(user: number, file: string, mode: number): void {
  chmodSync(file, mode);
  if (process.getuid?.() === 0) chownSync(file, user, user);
}
