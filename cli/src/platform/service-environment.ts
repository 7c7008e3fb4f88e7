import { addressVariable, type ServiceEntry, type Surroundings } from '../services';

/** Where a service keeps its data: as itself, and as the owner of the schema. */
export type StoreUrls =
  | { readonly postgres: { readonly url: string; readonly ownerUrl: string } }
  | { readonly mongo: string }
  | undefined;

export interface ServicePlace {
  readonly store: StoreUrls;
  readonly rabbitUrl: string;
  readonly keyFile: string;
  readonly trustedKeysFile: string;
  readonly surroundings: Surroundings;
}

/** The environment of docs/architecture.md for one service. */
export function serviceEnvironment(entry: ServiceEntry, place: ServicePlace): Record<string, string> {
  const { ports, addressOf } = place.surroundings;
  return {
    GRPC_PORT: String(ports.grpc),
    HTTP_PORT: String(ports.http),
    ...storeVariables(place.store),
    RABBITMQ_URL: place.rabbitUrl,
    SERVICE_KEY_FILE: place.keyFile,
    TRUSTED_KEYS_FILE: place.trustedKeysFile,
    ...Object.fromEntries(entry.peers.map((peer) => [addressVariable(peer), addressOf(peer, 'grpc')])),
    ...entry.environment?.(place.surroundings),
  };
}

function storeVariables(store: StoreUrls): Record<string, string> {
  if (!store) return {};
  if ('mongo' in store) return { MONGODB_URL: store.mongo };
  return { POSTGRES_URL: store.postgres.url, POSTGRES_OWNER_URL: store.postgres.ownerUrl };
}
