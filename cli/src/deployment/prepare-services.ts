import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPostgresDatabase, secret } from '@tributary/local-stack';
import { generateKeys } from '@tributary/service-kit';
import { type StoreUrls, serviceEnvironment } from '../platform/service-environment';
import { type ServiceEntry, services } from '../services';
import { containerSurroundings, mountPoint, writeForService } from './container-surroundings';
import { asMongoAdmin, ensureMongoAccount } from './mongo-accounts';
import { storeUser } from './store-secrets';

export interface DeploymentOptions {
  /** The folder that all containers mount, with the passwords of the stores in it already. */
  readonly folder: string;
  /** Where people's browsers reach the gateway. */
  readonly publicUrl: string;
  /** `host:port` of the stores, as the containers reach them. */
  readonly postgres: string;
  readonly mongodb: string;
  readonly rabbitmq: string;
}

/** Makes databases, accounts, keys and the environment of every service. Repeatable: what is there stays as it is. */
export async function prepareServices(options: DeploymentOptions): Promise<void> {
  const { folder, publicUrl } = options;
  const { keyFiles, trustedKeysFile } = await generateKeys({
    folder: path.join(folder, 'keys'),
    services: services.map(({ name }) => name),
  });
  copyFileSync(trustedKeysFile, path.join(folder, 'trusted-keys.json'));
  chmodSync(path.join(folder, 'trusted-keys.json'), 0o444);

  const storeUrls = await makeStores(options);
  for (const entry of services) {
    writeForService(folder, entry.name, 'key.json', readFileSync(keyFiles[entry.name] ?? '', 'utf8'));
    const environment = serviceEnvironment(entry, {
      store: storeUrls.get(entry.name),
      rabbitUrl: `amqp://${storeUser}:${secret(folder, 'rabbitmq')}@${options.rabbitmq}`,
      keyFile: path.posix.join(mountPoint, entry.name, 'key.json'),
      trustedKeysFile: path.posix.join(mountPoint, 'trusted-keys.json'),
      surroundings: containerSurroundings(entry.name, folder, publicUrl),
    });
    writeForService(folder, entry.name, 'environment', environmentFile({ ...environment, MIGRATE_ON_START: 'true' }));
  }
}

async function makeStores(options: DeploymentOptions): Promise<ReadonlyMap<string, StoreUrls>> {
  const { folder } = options;
  const urls = new Map<string, StoreUrls>();
  const keeping = (store: ServiceEntry['store']) => services.filter((entry) => entry.store === store);

  const adminUrl = `postgres://${storeUser}:${secret(folder, 'postgres')}@${options.postgres}/postgres`;
  for (const { name } of keeping('postgres')) {
    urls.set(name, { postgres: await createPostgresDatabase(adminUrl, databaseOf(name)) });
  }

  const mongo = { user: storeUser, password: secret(folder, 'mongodb'), host: options.mongodb };
  await asMongoAdmin(mongo, async (client) => {
    for (const { name } of keeping('mongo')) {
      const account = databaseOf(name);
      urls.set(name, { mongo: await ensureMongoAccount(client, mongo, account, secret(folder, `mongodb-${account}`)) });
    }
  });
  return urls;
}

const databaseOf = (service: string): string => service.replaceAll('-', '_');

/** As `node --env-file` reads it. No value of ours holds a quote or a line break. */
export const environmentFile = (environment: Readonly<Record<string, string>>): string =>
  Object.entries(environment)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');
