import { randomUUID } from 'node:crypto';
import type { Running } from '@tributary/service-kit';
import { eventually, type FreshRabbit, freshRabbit } from '@tributary/testing';
import { connectRabbit } from '../../src/rabbit/connect-rabbit';
import type { Rabbit } from '../../src/rabbit/rabbit';
import type { Part } from './child';
import { makeProcesses, type Processes } from './processes';
import { change, recording, staffQueue, upTo, type World } from './world';

/** What survives SIGKILL, on every store. */
export function killSuite<Tx>(store: Part['store'], freshWorld: () => Promise<World<Tx>>): void {
  describe(`processes killed over ${store}`, () => {
    let processes: Processes;
    let world: World<Tx>;
    let broker: FreshRabbit;
    let rabbit: Rabbit;
    let running: Running[];

    beforeAll(async () => {
      world = await freshWorld();
      processes = await makeProcesses();
    }, 120_000);
    afterAll(async () => {
      await processes?.stop();
      await world?.stop();
    });
    beforeEach(async () => {
      running = [];
      broker = await freshRabbit();
      rabbit = connectRabbit({ url: broker.url, service: 'test' });
      await rabbit.connected(10_000);
    });
    afterEach(async () => {
      for (const part of running.reverse()) await part.stop();
      await rabbit.stop();
      await broker.drop();
    });

    const part = (role: Part['role'], employee = randomUUID()): Part => ({
      store,
      url: world.url,
      rabbitUrl: broker.url,
      role,
      employee,
    });
    const relay = () => running.push(world.startRelay(rabbit, { leaseMs: 1_500, pollMs: 50 }));
    const consume = () => running.push(world.subscribeStaff(rabbit, recording(world)));
    const arrives = (employee: string, versions: readonly number[]) =>
      eventually(`${employee} has the effects ${versions}`, async () =>
        expect((await world.effects()).get(employee)).toEqual(versions),
      );
    const outboxEmpties = () => eventually('the outbox is empty', async () => expect(await world.outboxSize()).toBe(0));

    it('publishes what a producer committed before it died', async () => {
      const producer = part('produce and die after commit');
      await processes.killed(producer);
      expect(await world.outboxSize()).toBe(1);
      relay();
      consume();

      await arrives(producer.employee, [1]);
      await outboxEmpties();
    });

    it('takes effect once when a relay dies between confirm and removal', async () => {
      const employees = upTo(5).map(() => randomUUID());
      for (const _ of upTo(3)) for (const employee of employees) await change(world, employee);
      consume();
      await processes.killed(part('relay and die before removal'));
      expect(await world.outboxSize()).toBeGreaterThan(0);
      relay();

      for (const employee of employees) await arrives(employee, upTo(3));
      await outboxEmpties();
    });

    it('takes effect once when a consumer dies between effect and commit', async () => {
      const consumer = part('consume and die before commit');
      await change(world, consumer.employee);
      relay();
      await processes.killed(consumer);
      expect((await world.effects()).get(consumer.employee)).toBeUndefined();
      consume();

      await arrives(consumer.employee, [1]);
    });

    it('takes effect once when a consumer dies between commit and acknowledgement', async () => {
      const consumer = part('consume and die before acknowledging');
      await change(world, consumer.employee);
      relay();
      await processes.killed(consumer);
      await arrives(consumer.employee, [1]);
      consume();

      await change(world, consumer.employee);
      await arrives(consumer.employee, [1, 2]);
    });

    it('keeps the order when a stopped relay loses its partitions and wakes up again', async () => {
      const employees = upTo(10).map(() => randomUUID());
      consume();
      const zombie = processes.start(part('relay'));
      for (const employee of employees) await change(world, employee);
      for (const employee of employees) await arrives(employee, [1]);
      zombie.kill('SIGSTOP');
      for (const employee of employees) await change(world, employee);
      relay();
      for (const employee of employees) await arrives(employee, upTo(2));
      zombie.kill('SIGCONT');
      for (const _ of upTo(3)) for (const employee of employees) await change(world, employee);

      for (const employee of employees) await arrives(employee, upTo(5));
      await outboxEmpties();
      zombie.kill('SIGKILL');
    }, 60_000);

    it('keeps the order when one consumer after another dies over what has come back', async () => {
      const consumer = part('consume and die before commit');
      const others = upTo(5).map(() => randomUUID());
      for (const _ of upTo(20)) for (const employee of [...others, consumer.employee]) await change(world, employee);
      relay();
      await outboxEmpties();
      for (const _ of upTo(3)) await processes.killed(consumer);
      consume();

      for (const employee of [...others, consumer.employee]) await arrives(employee, upTo(20));
    }, 90_000);

    it('parks a message that kills its reader, with what follows it, until it is dead, and goes on with all the others', async () => {
      const poisoned = part('consume and die at every poisonous event');
      const others = upTo(20).map(() => randomUUID());
      for (const employee of others.slice(0, 10)) await change(world, employee);
      for (const _ of upTo(2)) await change(world, poisoned.employee);
      for (const employee of others.slice(10)) await change(world, employee);
      relay();
      await outboxEmpties();
      const desk = world.deadLetters(rabbit);
      const isDead = async () => (await desk.listDeadLetters({ queue: staffQueue, state: 'dead' })).length > 0;
      const kills = await processes.killedUntil(poisoned, isDead);
      // Three times from the queue, then as often as a parked message is tried.
      expect(kills).toBeLessThanOrEqual(5);
      expect(await desk.listDeadLetters({ aggregate: poisoned.employee, state: 'dead' })).toMatchObject([
        { state: 'dead', reason: 'message.delivery-limit' },
      ]);
      consume();

      for (const employee of others) await arrives(employee, [1]);
      expect((await world.effects()).get(poisoned.employee)).toBeUndefined();
      expect(await desk.replayDeadLetters({ queue: staffQueue })).toBe(1);
      await arrives(poisoned.employee, [1, 2]);
    }, 90_000);
  });
}
