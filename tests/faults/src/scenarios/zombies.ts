import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@tributary/local-stack';
import type { Fate, Point } from '../parts/part';
import type { RigProcess } from '../stage/processes';
import { applied, comesAbout } from './comes-about';
import { defineScenario } from './scenario';
import type { Scene } from './scene';

interface Plan {
  readonly stoppedSeconds: number;
  readonly relay: { readonly point: Point; readonly nth: number };
  readonly consumer: { readonly point: Point; readonly nth: number };
}

/** Seconds until a broker that hears nothing from a consumer gives its messages to another one, twice over. */
const heartbeatSeconds = 2;
const workAfterMs = 2_000;
/** Beyond the time it sleeps: what a takeover may take longer on a busy machine. */
const takenOverWithinMs = 60_000;

/** A process that stops in the middle, is replaced, and goes on as if nothing had happened. */
export const zombies = defineScenario<Plan>({
  id: '15',
  title: 'stop relay and consumer for longer than they may be silent; others take over; they wake up',
  plan: (random, { stoppedSeconds }) => ({
    stoppedSeconds,
    relay: { point: random.pick<Point>(['relay before confirm', 'relay before removal']), nth: random.int(3, 12) },
    consumer: { point: 'consumer before acknowledgement', nth: random.int(3, 12) },
  }),
  play: async (scene, { stoppedSeconds, relay, consumer }) => {
    const secondPort = await freePort();
    const url = new URL(scene.rabbitUrl);
    url.searchParams.set('heartbeat', String(heartbeatSeconds));
    const impatient = { rabbitUrl: url.href };

    await scene.startConsumer(impatient);
    const relayFate: Fate = { ...relay, signal: 'SIGSTOP' };
    const zombieRelay = await scene.startService({ name: 'service that stops', fate: relayFate });
    await scene.startService({ name: 'second service', port: secondPort });
    scene.load.use([scene.door(), scene.door(secondPort)]);
    await sleepAndWake(scene, zombieRelay, relayFate, stoppedSeconds);

    const consumerFate: Fate = { ...consumer, signal: 'SIGSTOP' };
    // Of replicas one is active: the one that stops has to be first.
    await scene.processes.stopAll('consumer');
    const zombieConsumer = await scene.startConsumer({ name: 'consumer that stops', fate: consumerFate, ...impatient });
    await scene.startConsumer({ name: 'second consumer', ...impatient });
    await sleepAndWake(scene, zombieConsumer, consumerFate, stoppedSeconds);
  },
});

async function sleepAndWake(scene: Scene, zombie: RigProcess, fate: Fate, stoppedSeconds: number): Promise<void> {
  if (!(await scene.stopsAtItsPoint(zombie, fate))) return;
  const { accepted } = scene.load.ledger;
  const before = accepted.length;
  // While it sleeps, somebody else does its work: what is accepted takes effect.
  await pause(stoppedSeconds * 1_000);
  const taken = () => applied(scene, accepted.slice(before));
  const takenOver = await comesAbout(async () => (await taken()).length > 0, takenOverWithinMs);
  scene.tally.notes.push(
    `${zombie.name}: ${accepted.length - before} commands accepted meanwhile, ${(await taken()).length} had taken effect before it woke up`,
  );
  if (!takenOver) scene.violated('I6', `nobody took over from the ${zombie.name}`);
  zombie.signal('SIGCONT');
  await pause(workAfterMs);
}
