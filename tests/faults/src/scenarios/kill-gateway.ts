import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeTerminal, type Platform, startPlatform } from '@tributary/cli';
import { restDoor } from '../ledger/rest-door';
import { defineScenario } from './scenario';
import type { Scene } from './scene';

interface Plan {
  /** Milliseconds of work before each kill. */
  readonly pauses: readonly number[];
}

const roundSeconds = 6;

/** The real gateway in front of the rig's service, which stands where the directory would. */
export const killGateway = defineScenario<Plan>({
  id: '6',
  title: 'kill the gateway in the middle of requests; clients repeat with the same key',
  plan: (random, { seconds }) => ({
    pauses: Array.from({ length: Math.max(2, Math.round(seconds / roundSeconds)) }, () => random.int(500, 2_000)),
  }),
  play: async (scene, { pauses }) => {
    await Promise.all([scene.startService(), scene.startConsumer()]);
    const platform = await startGateway(scene);
    const door = restDoor(platform.service('gateway').environment['PUBLIC_URL'] ?? '', scene.token);
    scene.load.use([door]);
    try {
      for (const ms of pauses) {
        await pause(ms);
        const cut = door.cutOff();
        await platform.kill('gateway');
        scene.tally.kills += 1;
        await platform.restart('gateway');
        const requests = cut();
        if (requests > 0) scene.hit('request under way', requests);
      }
      if (!scene.tally.hits.has('request under way')) scene.tally.shortcomings.push('no request was ever under way');
      await pause(1_000);
    } finally {
      await scene.load.stop();
      scene.load.use([scene.door()]);
      await platform.stop();
    }
  },
});

function startGateway({ keysFolder, folder, stores, servicePort }: Scene): Promise<Platform> {
  const unheard = makeTerminal({ write: () => true });
  return startPlatform({
    home: join(folder, 'gateway'),
    terminal: unheard,
    services: ['gateway'],
    stores,
    namespace: `g_${randomBytes(4).toString('hex')}`,
    env: {
      DIRECTORY_ADDRESS: `127.0.0.1:${servicePort}`,
      SERVICE_KEY_FILE: join(keysFolder, 'gateway.key.json'),
      TRUSTED_KEYS_FILE: join(keysFolder, 'trusted-keys.json'),
      REQUESTS_PER_SECOND: '100000',
    },
  });
}
