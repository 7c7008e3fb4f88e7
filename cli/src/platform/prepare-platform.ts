import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Addresses, startStack } from '@tributary/local-stack';
import { generateKeys } from '@tributary/service-kit';
import { type ServiceEntry, type ServicePorts, services, wellKnownPorts } from '../services';
import type { Terminal } from '../terminal';
import { bundle } from './bundle';
import { checkoutRoot } from './checkout-root';
import { isFree } from './is-free';
import { localSurroundings, portsOf } from './local-surroundings';
import { type PortWish, planPorts, quietPorts } from './plan-ports';
import { prepareBroker, prepareStore } from './prepare-store';
import { serviceEnvironment } from './service-environment';

export interface PrepareOptions {
  /** Folder of everything that belongs to this platform: data of its stores, keys, secrets, logs. */
  readonly home: string;
  /** Hears what happens, one line at a time; steps are marked with a tick and their time. */
  readonly terminal: Pick<Terminal, 'say' | 'step'>;
  /** Names from the service table; all by default. */
  readonly services?: readonly string[];
  /** Given to every service, such as `{ LOG_LEVEL: 'debug' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stores that run already, such as those of a test run. Absent: started here, on data that is kept. */
  readonly stores?: Addresses;
  /** Keeps platforms on the same stores apart: a letter, then letters, digits and `_`. */
  readonly namespace?: string;
  /** `well-known`: the ports that documents name, where they are free. `any` (default): for runs beside others. */
  readonly ports?: 'well-known' | 'any';
  /** Port of the gateway's door for browsers; another one is taken when somebody holds it. */
  readonly webPort?: number;
  /** Stores that were started here are gone for good, though nobody stopped them. */
  readonly onStoresLost?: (why: Error) => void;
  /** Gives up; what has been started is stopped. */
  readonly signal?: AbortSignal;
}

/** A service that only needs to be started. */
export interface PreparedService {
  readonly name: string;
  readonly ports: ServicePorts;
  /** Everything its process gets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
}

export interface Prepared {
  readonly stores: Addresses;
  /** With the virtual host of this platform. */
  readonly rabbitUrl: string;
  readonly services: readonly PreparedService[];
  /** Lets go of the stores that were started here. */
  readonly release: () => Promise<void>;
}

/** Builds the services, finds or starts the stores, and makes databases, keys and environments, as far as they are missing. */
export async function preparePlatform(options: PrepareOptions): Promise<Prepared> {
  const { terminal, signal, namespace } = options;
  const home = path.resolve(options.home);
  const entries = chosen(options.services);
  const names = entries.map(({ name }) => name);
  // PostgreSQL may run as another account and has to pass through.
  mkdirSync(home, { recursive: true, mode: 0o711 });

  await terminal.step('Services are built', () => bundle(checkoutRoot(), foldersOf(names)));
  signal?.throwIfAborted();
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder: path.join(home, 'keys'), services: names });
  const { release, ...stores } = await findStores(home, options);
  try {
    signal?.throwIfAborted();
    const rabbitUrl = await prepareBroker(stores, namespace);
    const ports = await planPorts(
      entries.map((entry) => portWish(entry, options)),
      { isFree, candidates: quietPorts() },
    );
    const prepared = entries.map(async (entry): Promise<PreparedService> => {
      const environment = serviceEnvironment(entry, {
        store: await prepareStore(entry, stores, namespace),
        rabbitUrl,
        keyFile: keyFiles[entry.name] ?? '',
        trustedKeysFile,
        surroundings: localSurroundings(entry.name, ports, home),
      });
      return {
        name: entry.name,
        ports: portsOf(entry.name, ports),
        environment: { ...inherited(), ...localHabits, ...environment, ...options.env },
        command: [process.execPath, ...nodeFlags, path.join(checkoutRoot(), folderOf(entry.name), 'dist/main.js')],
      };
    });
    return { stores, rabbitUrl, services: await Promise.all(prepared), release };
  } catch (error) {
    await release();
    throw error;
  }
}

const folderOf = (service: string): string => `services/${service}`;

/** The gateway serves the console, so the two are built together. */
const foldersOf = (services: readonly string[]): string[] => [
  ...services.map(folderOf),
  ...(services.includes('gateway') ? ['console'] : []),
];

function chosen(names: readonly string[] | undefined): readonly ServiceEntry[] {
  const unknown = names?.find((name) => !services.some((entry) => entry.name === name));
  if (unknown !== undefined) throw new Error(`${unknown} is not in the service table`);
  return services.filter(({ name }) => names?.includes(name) ?? true);
}

async function findStores(
  home: string,
  { stores, terminal, signal, onStoresLost }: PrepareOptions,
): Promise<Addresses & { release: () => Promise<void> }> {
  if (stores) return { ...stores, release: async () => undefined };
  const stack = await terminal.step('Stores are ready', (say) =>
    startStack({ home, keepData: true, say, ...(signal && { signal }), ...(onStoresLost && { onLost: onStoresLost }) }),
  );
  const { postgres, mongodb, rabbitmq } = stack;
  return { postgres, mongodb, rabbitmq, release: () => stack.stop() };
}

function portWish(entry: ServiceEntry, options: PrepareOptions): PortWish {
  const { name, webPort } = entry;
  const preferred = {
    ...(options.ports === 'well-known' && wellKnownPorts(entry)),
    ...(options.webPort !== undefined && name === 'gateway' && { web: options.webPort }),
  };
  return { service: name, doors: webPort === undefined ? ['grpc', 'http'] : ['grpc', 'http', 'web'], preferred };
}

/** Migrations run as a service starts, and it is given less time to stop than the guard of local-stack gives it. */
const localHabits = { MIGRATE_ON_START: 'true', SHUTDOWN_SECONDS: '15' };

/** Node 20 remarks on every require() of a module written for import; that it works is why 20.19 is asked for. */
const nodeFlags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];

/** A service reads nothing of the shell it is started from but this. */
const inherited = (): Record<string, string | undefined> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'TZ', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'LOG_LEVEL', 'OTEL_EXPORTER_OTLP_ENDPOINT'].map(
      (name) => [name, process.env[name]],
    ),
  );
