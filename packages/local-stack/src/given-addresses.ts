import { mongoVersion } from './providers/mongo-server';
import { postgresVersion } from './providers/postgres-server';
import { rabbitVersion } from './providers/rabbitmq-server';
import { type StoreAddress, type StoreName, storeTitles } from './store';

const addressVariables: Readonly<Record<StoreName, string>> = {
  postgres: 'TRIBUTARY_POSTGRES_URL',
  mongodb: 'TRIBUTARY_MONGODB_URL',
  rabbitmq: 'TRIBUTARY_RABBITMQ_URL',
};

const versionOf: Readonly<Record<StoreName, (url: string) => Promise<string>>> = {
  postgres: postgresVersion,
  mongodb: (url) => mongoVersion(url),
  rabbitmq: rabbitVersion,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The stores that the environment names. An error when one does not answer: no other is taken in its place. */
export async function givenAddresses(
  stores: readonly StoreName[],
  env: Environment,
  say: (line: string) => void,
): Promise<Map<StoreName, StoreAddress>> {
  const given = new Map<StoreName, StoreAddress>();
  for (const store of stores) {
    const url = env[addressVariables[store]];
    if (url) given.set(store, await reach(store, url, env, say));
  }
  return given;
}

async function reach(store: StoreName, url: string, env: Environment, say: (line: string) => void): Promise<StoreAddress> {
  const origin = addressVariables[store];
  const version = await versionOf[store](url).catch((problem: unknown) => {
    throw new Error(`${storeTitles[store]} named by ${origin} does not answer`, { cause: problem });
  });
  say(`${storeTitles[store]} ${version} from ${origin}`);
  if (store !== 'rabbitmq') return { url, version, origin };
  return { url, version, origin, managementUrl: env['TRIBUTARY_RABBITMQ_MANAGEMENT_URL'] ?? guessedManagementUrl(url) };
}

/** The management API usually listens on 15672 of the same host, for the same user. */
function guessedManagementUrl(url: string): string {
  const { username, password, hostname } = new URL(url);
  return `http://${username || 'guest'}:${password || 'guest'}@${hostname}:15672`;
}
