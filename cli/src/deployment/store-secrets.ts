import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { secret } from '@tributary/local-stack';
import { giveTo } from './container-surroundings';

/**
 * The user of the server in the official images of RabbitMQ and MongoDB, which read their files when they are that user already.
 * PostgreSQL's reads the password as root.
 */
const serverUser = 999;

export const storeUser = 'tributary';

/** Makes the passwords of the stores, once, as the files that their images read. */
export function makeStoreSecrets(folder: string): void {
  const password = (store: string) => secret(folder, store);
  write(folder, 'postgres', 'password', password('postgres'));
  const mongo = write(folder, 'mongodb', 'password', password('mongodb'));
  // Members of the replica set know each other by it; base64 is what it has to be.
  write(folder, 'mongodb', 'keyfile', Buffer.from(password('mongodb-keyfile')).toString('base64'));
  giveToServer(mongo);
  const rabbit = write(
    folder,
    'rabbitmq',
    '20-tributary.conf',
    [
      `default_user = ${storeUser}`,
      `default_pass = ${password('rabbitmq')}`,
      'loopback_users.guest = true',
      'log.console = true',
      '',
    ].join('\n'),
  );
  giveToServer(rabbit);
}

function giveToServer(file: string): void {
  giveTo(serverUser, file, 0o400);
  giveTo(serverUser, path.dirname(file), 0o500);
}

function write(folder: string, store: string, name: string, content: string): string {
  const file = path.join(folder, store, name);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o400 });
  chmodSync(file, 0o400);
  return file;
}
