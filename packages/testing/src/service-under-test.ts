import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@tributary/local-stack';
import {
  connectGrpc,
  generateKeys,
  type Identity,
  type Kit,
  makeIdentity,
  makeLog,
  type Peer,
  type Running,
} from '@tributary/service-kit';
import { anEmployee, type EmployeeTraits } from './an-employee';
import { type EventTap, tapEvents } from './event-tap';
import { freshMongo } from './fresh-mongo';
import { freshPostgres } from './fresh-postgres';
import { freshRabbit } from './fresh-rabbit';

/** The parts of a service's main.ts. */
export interface ServiceParts<Config> {
  readonly name: string;
  readonly store: 'postgres' | 'mongo' | 'none';
  readonly readConfig: (env: Readonly<Record<string, string | undefined>>) => Config;
  readonly migrate?: (config: Config, log: Kit['log']) => Promise<void>;
  readonly compose: (config: Config, kit: Kit) => Promise<Running>;
  /** What this service reads beyond what every service does. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Of another service under test that this one is to trust. */
  readonly keysFolder?: string;
}

export interface ServiceUnderTest extends Running {
  /** Where the gRPC door is. */
  readonly address: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly keysFolder: string;
  /** Every event that has reached the bus since the start. */
  readonly events: EventTap;
  /** Calls of an employee with these traits; without traits, of one who may do nothing. */
  as<Methods extends Definition>(definition: { readonly service: Methods }, traits: EmployeeTraits): Promise<Peer<Methods>>;
  /** Calls of another service on its own behalf. */
  asService<Methods extends Definition>(definition: { readonly service: Methods }, service: string): Promise<Peer<Methods>>;
  /** Stops the process's parts and starts them again on the same stores. */
  restart(): Promise<void>;
}

type Definition = Parameters<typeof connectGrpc>[0]['service'];

const everyService = 'directory master-data leads sales finance inventory service-desk marketing insights gateway'.split(' ');

/** One service on real stores of its own, through its real gRPC door, in this process. */
export async function startServiceUnderTest<Config>(parts: ServiceParts<Config>): Promise<ServiceUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-test-'));
  const keysFolder = parts.keysFolder ?? folder;
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder: keysFolder, services: everyService });
  const identityOf = (service: string): Promise<Identity> =>
    makeIdentity({ service, keyFile: keyFiles[service] ?? '', trustedKeysFile });
  const directory = await identityOf('directory');
  const log = makeLog({ service: parts.name, level: 'fatal' });

  const rabbit = await freshRabbit();
  const store = await storeFor(parts.store);
  const grpcPort = await freePort();
  const environment: Record<string, string> = {
    GRPC_PORT: String(grpcPort),
    HTTP_PORT: '0',
    LOG_LEVEL: 'fatal',
    SERVICE_KEY_FILE: keyFiles[parts.name] ?? '',
    TRUSTED_KEYS_FILE: trustedKeysFile,
    RABBITMQ_URL: rabbit.url,
    ...store.environment,
    ...parts.environment,
  };
  const config = parts.readConfig(environment);
  await parts.migrate?.(config, log);
  const events = await tapEvents(rabbit.url);

  const identity = await identityOf(parts.name);
  const start = (): Promise<Running> =>
    parts.compose(config, { service: parts.name, log, identity, health: { check: () => undefined } });
  let running = await start();
  const peers: Running[] = [];
  const address = `127.0.0.1:${grpcPort}`;

  const connect = <Methods extends Definition>(definition: { readonly service: Methods }, caller: Identity): Peer<Methods> => {
    const peer = connectGrpc(definition, { address, identity: caller, log });
    peers.push(peer);
    return peer;
  };

  return {
    address,
    environment,
    keysFolder,
    events,
    as: async (definition, traits) => {
      const { kind, id, permissions, reach, teamPath } = anEmployee(traits);
      if (kind !== 'employee') throw new Error('an employee was expected');
      const token = await directory.issueActorToken({ kind, id, permissions, reach, teamPath, lifeSeconds: 600 });
      return connect(definition, { ...directory, tokenFor: async () => ({ authorization: `Bearer ${token}` }) });
    },
    asService: async (definition, service) => connect(definition, await identityOf(service)),
    restart: async () => {
      await running.stop();
      running = await start();
    },
    stop: async () => {
      for (const peer of peers) await peer.stop();
      await running.stop();
      await events.stop();
      await store.drop();
      await rabbit.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function storeFor(kind: ServiceParts<unknown>['store']) {
  if (kind === 'none') return { environment: {}, drop: async () => undefined };
  if (kind === 'mongo') {
    const { url, drop } = await freshMongo();
    return { environment: { MONGODB_URL: url }, drop };
  }
  const { url, ownerUrl, drop } = await freshPostgres();
  return { environment: { POSTGRES_URL: url, POSTGRES_OWNER_URL: ownerUrl }, drop };
}
