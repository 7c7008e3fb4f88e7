import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, getContainerRuntimeClient, ImageName, type StartedTestContainer, Wait } from 'testcontainers';
import { type Place, type RunningStore, Unobtainable } from '../provider';
import { secret } from '../secret';
import type { StoreAddress, StoreName } from '../store';
import { mongoVersion } from './mongo-server';
import { postgresVersion } from './postgres-server';
import { answeringRabbit } from './rabbitmq-server';

const label = 'tributary.store';

/**
 * Runs a store in a container that testcontainers removes when this process is gone. Kept data lies in a named volume of this
 * home; data that is not kept lies in memory.
 */
export async function startInDocker(store: StoreName, image: string, place: Place): Promise<RunningStore> {
  const { ports, folder, configure, addressOf } = recipes[store];
  const password = secret(place.home, store);
  const owner = `${createHash('sha256').update(place.home).digest('hex').slice(0, 12)}-${store}`;
  // A killed start may have left one, where the reaper of testcontainers is switched off.
  await removeContainers(owner);
  const blank = new GenericContainer(image)
    .withExposedPorts(...ports)
    .withLabels({ [label]: owner })
    // Any word of it will do, for we ask the server itself. By default, programs would be run in the container many times a second.
    .withWaitStrategy(Wait.forLogMessage(/./));
  const prepared = place.keepData
    ? blank.withBindMounts([{ source: `tributary-${owner}`, target: folder, mode: 'rw' }])
    : blank.withTmpFs({ [folder]: 'rw' });
  // Nobody waits any more: without its container the start fails at once.
  const giveUp = (): void => void removeContainers(owner).catch(() => undefined);
  place.signal.addEventListener('abort', giveUp);
  try {
    const container = await configure(prepared, password, place).withStartupTimeout(startupMs).start();
    const { probe, ...where } = addressOf(container, password);
    const address = { ...where, version: await patiently(probe, place.signal), origin: `docker ${image}` };
    return { address: () => address, stop: async () => void (await container.stop({ timeout: place.keepData ? 20_000 : 0 })) };
  } catch (problem) {
    // A container that was started but never answered is left running by testcontainers.
    await removeContainers(owner);
    place.signal.throwIfAborted();
    throw new Unobtainable(`no container of ${image} could be started`, { cause: problem });
  } finally {
    place.signal.removeEventListener('abort', giveUp);
  }
}

/** Pulls an image unless it is there. @throws Unobtainable */
export async function pullImage(image: string): Promise<void> {
  try {
    const client = await getContainerRuntimeClient();
    await client.image.pull(ImageName.fromString(image));
  } catch (problem) {
    throw new Unobtainable(`the image ${image} could not be pulled`, { cause: problem });
  }
}

const startupMs = 120_000;

async function removeContainers(owner: string): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const left = await dockerode.listContainers({ all: true, filters: { label: [`${label}=${owner}`] } });
  for (const { Id } of left) await dockerode.getContainer(Id).remove({ force: true });
}

interface Answering extends Pick<StoreAddress, 'url' | 'managementUrl'> {
  /** The version it tells; throws while it does not answer. */
  readonly probe: () => Promise<string>;
}

interface Recipe {
  readonly ports: readonly [number, ...number[]];
  /** Where the image keeps its data. */
  readonly folder: string;
  readonly configure: (container: GenericContainer, password: string, place: Place) => GenericContainer;
  readonly addressOf: (container: StartedTestContainer, password: string) => Answering;
}

const recipes: Readonly<Record<StoreName, Recipe>> = {
  postgres: {
    ports: [5432],
    folder: '/var/lib/postgresql',
    configure: (container, password, { keepData }) =>
      container
        .withEnvironment({
          POSTGRES_USER: 'tributary',
          POSTGRES_PASSWORD: password,
          POSTGRES_DB: 'postgres',
          POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C.UTF-8 --locale-provider=builtin --builtin-locale=C.UTF-8',
        })
        .withCommand([
          'postgres',
          '-c',
          'max_connections=400',
          ...(keepData ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
        ]),
    addressOf: (container, password) => {
      const url = `postgres://tributary:${password}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
      return { url, probe: () => postgresVersion(url) };
    },
  },

  mongodb: {
    ports: [27017],
    folder: '/data/db',
    configure: (container) => container.withCommand(['mongod', '--replSet', 'tributary', '--bind_ip_all']),
    addressOf: (container) => {
      const url = `mongodb://${container.getHost()}:${container.getMappedPort(27017)}/?directConnection=true`;
      return { url, probe: () => mongoVersion(url, { initiate: '127.0.0.1:27017' }) };
    },
  },

  rabbitmq: {
    ports: [5672, 15672],
    folder: '/var/lib/rabbitmq',
    configure: (container, password) =>
      container
        // The data folder carries the node's name, which is the host's.
        .withHostname('tributary')
        .withEnvironment({ RABBITMQ_DEFAULT_USER: 'tributary', RABBITMQ_DEFAULT_PASS: password }),
    addressOf: (container, password) => {
      const at = (port: number): string => `tributary:${password}@${container.getHost()}:${container.getMappedPort(port)}`;
      const address = { url: `amqp://${at(5672)}`, managementUrl: `http://${at(15672)}` };
      return { ...address, probe: () => answeringRabbit(address) };
    },
  },
};

/** A container that runs is not yet a server that answers. */
async function patiently(probe: () => Promise<string>, signal: AbortSignal): Promise<string> {
  const deadline = Date.now() + startupMs;
  for (;;) {
    try {
      return await probe();
    } catch (problem) {
      signal.throwIfAborted();
      if (Date.now() > deadline) throw problem;
      await sleep(200);
    }
  }
}
