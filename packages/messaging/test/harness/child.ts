import { silentLog } from '@tributary/stores';
import { type CrashPoint, commitPoints, removalPoints } from '@tributary/testing/crash-points';
import { eventConsumer } from '../../src/inbox/event-consumer';
import { queueOf } from '../../src/inbox/plan-of';
import { startConsumer } from '../../src/inbox/start-consumer';
import { connectRabbit } from '../../src/rabbit/connect-rabbit';
import { startRelay } from '../../src/relay/start-relay';
import { openMongoWorld } from './mongo-world';
import { openPostgresWorld } from './postgres-world';
import { changed, employeeChanged, impatient, recording, type World } from './world';

/** What a process does, and where it dies. */
export interface Part {
  readonly store: 'postgres' | 'mongo';
  readonly url: string;
  readonly rabbitUrl: string;
  readonly role:
    | 'produce and die after commit'
    | 'relay'
    | 'relay and die before removal'
    | 'consume and die before commit'
    | 'consume and die before acknowledging'
    | 'consume and die at every poisonous event';
  readonly employee: string;
}

const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  // The signal comes a moment later; nothing may happen in it.
  for (;;);
};

const dieAt = (point: CrashPoint) => (passed: CrashPoint) => void (passed === point && die());

const quick = { leaseMs: 1_500, pollMs: 50 };

async function play<Tx>(world: World<Tx>, { role, rabbitUrl, employee }: Part): Promise<void> {
  const rabbit = connectRabbit({ url: rabbitUrl, service: 'child' });
  await rabbit.connected(10_000);
  const consumeWith = (store: ReturnType<World<Tx>['inboxStore']>, handlers: ReturnType<typeof recording<Tx>>) =>
    startConsumer({
      store,
      rabbit,
      log: silentLog,
      consumer: eventConsumer(queueOf(rabbit.topology, 'leads', 'staff'), handlers),
      settings: impatient,
    });

  switch (role) {
    case 'produce and die after commit':
      world.startRelay(rabbit, quick);
      await world.transaction(async (tx) => {
        const version = await world.nextVersion(tx, employee);
        afterCommit(tx, die);
        await world.outbox.add(tx, { aggregate: employee, version }, [employeeChanged(employee)]);
      });
      return;
    case 'relay':
      world.startRelay(rabbit, quick);
      return;
    case 'relay and die before removal': {
      const store = removalPoints(world.outboxStore(), dieAt('relay before removal'));
      startRelay({ store, rabbit, log: silentLog, onCommitted: world.outbox.onCommitted, ...quick });
      return;
    }
    case 'consume and die before commit':
      consumeWith(world.inboxStore(), {
        ...recording(world),
        [changed]: async ({ aggregate, version, tx }) => {
          await world.recordEffect(tx, aggregate, version);
          if (aggregate === employee) die();
        },
      });
      return;
    case 'consume and die before acknowledging':
      consumeWith(commitPoints(world.inboxStore(), dieAt('consumer before acknowledgement')), recording(world));
      return;
    case 'consume and die at every poisonous event':
      consumeWith(
        world.inboxStore(),
        recording(world, (aggregate) => {
          if (aggregate === employee) die();
        }),
      );
  }
}

const afterCommit = <Tx>(tx: Tx, then: () => void): void => (tx as { afterCommit(then: () => void): void }).afterCommit(then);

const part = JSON.parse(process.argv[2] ?? '{}') as Part;
const played =
  part.store === 'postgres'
    ? openPostgresWorld(part.url).then((world) => play(world, part))
    : openMongoWorld(part.url).then((world) => play(world, part));
played.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
