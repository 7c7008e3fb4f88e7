import { type Addresses, createMongoDatabase, createPostgresDatabase, createRabbitVhost } from '@tributary/local-stack';
import type { ServiceEntry } from '../services';
import type { StoreUrls } from './service-environment';

/** Makes the service's database with its roles, unless they are there. */
export async function prepareStore(
  { name, store }: ServiceEntry,
  stores: Addresses,
  namespace: string | undefined,
): Promise<StoreUrls> {
  const database = [namespace, name].filter(Boolean).join('_').replaceAll('-', '_');
  switch (store) {
    case 'postgres':
      return { postgres: await createPostgresDatabase(stores.postgres.adminUrl, database) };
    case 'mongo':
      return { mongo: createMongoDatabase(stores.mongodb.url, database) };
    case 'none':
      return undefined;
  }
}

/** Without a namespace the address as it is given, which may name a virtual host itself. */
export const prepareBroker = async ({ rabbitmq }: Addresses, namespace: string | undefined): Promise<string> =>
  namespace === undefined ? rabbitmq.url : createRabbitVhost(rabbitmq, namespace);
