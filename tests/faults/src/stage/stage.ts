import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRabbitVhost, dropRabbitVhost, freePort } from '@tributary/local-stack';
import { connectRabbit, type Rabbit } from '@tributary/messaging';
import { generateKeys, type Identity, makeIdentity } from '@tributary/service-kit';
import type { CommandDoor } from '../ledger/command-door';
import { grpcDoor } from '../ledger/grpc-door';
import { openMongoWorld } from '../parts/mongo-world';
import type { Part, StoreKind } from '../parts/part';
import { openPostgresWorld } from '../parts/postgres-world';
import { rigTopology } from '../parts/rig-topology';
import type { Sight } from '../parts/world';
import { makeDatabase } from './databases';
import type { OwnStores } from './own-stores';
import { makeProcesses, type Processes, type RigProcess } from './processes';

export type Extra = Partial<Pick<Part, 'name' | 'fate' | 'poison' | 'comparesVersions' | 'leaseMs' | 'rabbitUrl' | 'port'>>;

/** Everything that one run of a scenario has for itself. */
export interface Stage {
  readonly store: StoreKind;
  readonly stores: OwnStores;
  readonly rabbitUrl: string;
  /** Of the rig itself, beside the processes'. */
  readonly rabbit: Rabbit;
  readonly producer: Sight;
  readonly consumer: Sight;
  readonly processes: Processes;
  readonly servicePort: number;
  readonly keysFolder: string;
  readonly folder: string;
  token(): Promise<string>;
  door(port?: number): CommandDoor;
  startService(extra?: Extra): Promise<RigProcess>;
  startConsumer(extra?: Extra): Promise<RigProcess>;
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly store: StoreKind;
  readonly stores: OwnStores;
  /** Logs, marks and keys of the run. */
  readonly folder: string;
  readonly bug?: Part['bug'];
}

/** Milliseconds; short, so that a fault that lasts longer than a lease need not last long. */
const usualLeaseMs = 1_500;

export async function makeStage({ store, stores, folder, bug }: StageOptions): Promise<Stage> {
  const name = `f_${randomBytes(5).toString('hex')}`;
  mkdirSync(folder, { recursive: true });
  const keysFolder = join(folder, 'keys');
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder: keysFolder, services: ['directory', 'gateway'] });
  const identity = await makeIdentity({ service: 'directory', keyFile: keyFiles['directory'] ?? '', trustedKeysFile });
  const rabbitUrl = await createRabbitVhost(stores.rabbitmq, name);
  const [produced, consumed] = await Promise.all([
    makeDatabase(store, stores, `${name}_p`),
    makeDatabase(store, stores, `${name}_c`),
  ]);
  const open = (url: string): Promise<Sight> =>
    store === 'postgres' ? openPostgresWorld(url, 'rig') : openMongoWorld(url, 'rig');
  const [producer, consumer] = await Promise.all([open(produced.url), open(consumed.url)]);
  const rabbit = connectRabbit({ url: rabbitUrl, service: 'rig', topology: rigTopology });
  await rabbit.connected(30_000);
  const processes = makeProcesses(folder);
  const servicePort = await freePort();
  const common = { store, rabbitUrl, leaseMs: usualLeaseMs, keysFolder, ...(bug && { bug }) };
  const token = tokens(identity);
  const doors: CommandDoor[] = [];

  return {
    store,
    stores,
    rabbitUrl,
    rabbit,
    producer,
    consumer,
    processes,
    servicePort,
    keysFolder,
    folder,
    token,
    door: (port = servicePort) => {
      const door = grpcDoor(port, identity, token);
      doors.push(door);
      return door;
    },
    startService: (extra) =>
      processes.start({ ...common, name: 'service', role: 'service', url: produced.url, port: servicePort, ...extra }),
    startConsumer: (extra) => processes.start({ ...common, name: 'consumer', role: 'consumer', url: consumed.url, ...extra }),
    stop: async () => {
      processes.killAll();
      for (const door of doors) await door.stop();
      await rabbit.stop();
      await Promise.all([producer.stop(), consumer.stop()]);
      await Promise.all([produced.drop(), consumed.drop()]);
      await dropRabbitVhost(stores.rabbitmq, name);
    },
  };
}

/** Somebody who may give commands. The idempotency key is theirs, so it is always the same one. */
function tokens(identity: Identity): () => Promise<string> {
  const lifeSeconds = 600;
  let present: { readonly token: Promise<string>; readonly until: number } | undefined;
  return () => {
    if (!present || Date.now() > present.until) {
      const somebody = {
        kind: 'employee',
        id: '01890a5d-ac96-774b-bcce-b302099a8057',
        permissions: ['directory.manage'],
      } as const;
      const token = identity.issueActorToken({ ...somebody, reach: 'all', teamPath: '/hq/', lifeSeconds });
      present = { token, until: Date.now() + (lifeSeconds * 1_000) / 2 };
    }
    return present.token;
  };
}
