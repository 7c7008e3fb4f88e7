import { join } from 'node:path';
import { connectRabbit } from '@tributary/messaging';
import { makeIdentity, makeLog, stopInOrder } from '@tributary/service-kit';
import { startConsumerPart } from './consumer-part';
import { makeFate } from './make-fate';
import { openMongoWorld } from './mongo-world';
import type { Part } from './part';
import { openPostgresWorld } from './postgres-world';
import { rigTopology } from './rig-topology';
import { startServicePart } from './service-part';
import type { World } from './world';

/** In a process of its own: starts the part, says that it is ready, and stops it when the parent hangs up. */
export async function runPart(json: string): Promise<void> {
  const part = JSON.parse(json) as Part;
  const log = makeLog({ service: part.name, level: 'info' });
  if (part.store === 'postgres') await play(part, log, await openPostgresWorld(part.url, part.name, log));
  else await play(part, log, await openMongoWorld(part.url, part.name, log));
}

async function play<Tx>(part: Part, log: ReturnType<typeof makeLog>, world: World<Tx>): Promise<void> {
  const rabbit = connectRabbit({ url: part.rabbitUrl, service: part.name, log, topology: rigTopology });
  const common = { world, rabbit, log, passing: makeFate(part) };
  const running =
    part.role === 'consumer'
      ? startConsumerPart(part, common)
      : await startServicePart(part, { ...common, identity: await identityOf(part) });
  const all = stopInOrder(running, rabbit, world);
  process.once('disconnect', () => {
    all.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  });
  process.send?.('ready');
}

const identityOf = ({ keysFolder }: Part) =>
  makeIdentity({
    service: 'directory',
    keyFile: join(keysFolder, 'directory.key.json'),
    trustedKeysFile: join(keysFolder, 'trusted-keys.json'),
  });
