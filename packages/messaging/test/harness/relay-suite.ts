import { serviceExchange } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { connectRabbit } from '../../src/rabbit/connect-rabbit';
import { type FlakyProxy, flakyProxy } from './flaky-proxy';
import { onStage } from './stage';
import { change, changed, employeeChanged, recording, upTo, type World } from './world';

/** What must hold on the way out, on every store. */
export function relaySuite<Tx>(store: string, freshWorld: () => Promise<World<Tx>>): void {
  describe(`publishing over ${store}`, () => {
    const stage = onStage(freshWorld);
    const { start, employees, effectsOf, arrives, outboxEmpties } = stage;

    it('publishes nothing of a transaction that was rolled back', async () => {
      const [undone, done] = employees(2) as [string, string];
      start(stage.world.startRelay(stage.rabbit));
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));

      await expect(
        stage.world.transaction(async (tx) => {
          const version = await stage.world.nextVersion(tx, undone);
          await stage.world.outbox.add(tx, { aggregate: undone, version }, [employeeChanged(undone)]);
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      await change(stage.world, done);

      await arrives(done, [1]);
      expect(await effectsOf(undone)).toEqual([]);
    });

    it('brings every event of many writers once and in the order of its aggregate', async () => {
      const staff = employees(40);
      start(stage.world.startRelay(stage.rabbit));
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));

      const writers = staff.map(async (employee) => {
        for (const _ of upTo(10)) await change(stage.world, employee);
      });
      await Promise.all(writers);

      for (const employee of staff) await arrives(employee, upTo(10));
      await outboxEmpties();
    }, 60_000);

    it('publishes what was committed while nobody relayed, and several events of one change in their order', async () => {
      const [employee] = employees(1) as [string];
      await stage.world.transaction(async (tx) => {
        const version = await stage.world.nextVersion(tx, employee);
        const events = upTo(5).map((capacity) => employeeChanged(employee, capacity));
        await stage.world.outbox.add(tx, { aggregate: employee, version }, events);
      });
      const seen: number[] = [];
      start(
        stage.world.subscribeStaff(stage.rabbit, {
          ...recording(stage.world),
          [changed]: async ({ data }) => void seen.push(data.capacity),
        }),
      );
      start(stage.world.startRelay(stage.rabbit));

      await eventually('all five arrive', () => expect(seen).toEqual(upTo(5)));
    });

    it('brings the long history of one aggregate without waiting for the next poll, and others beside it', async () => {
      const [busy, other] = employees(2) as [string, string];
      await stage.world.transaction(async (tx) => {
        const changes = upTo(300).map((version) => ({ aggregate: busy, version, events: [employeeChanged(busy)] }));
        await stage.world.outbox.addMany(tx, changes);
      });
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));
      start(stage.world.startRelay(stage.rabbit, { pollMs: 60_000 }));
      await change(stage.world, other);

      await arrives(other, [1]);
      await arrives(busy, upTo(300));
    });

    it('keeps an event that reaches no queue, declares the topology again, and publishes it in order', async () => {
      const [employee] = employees(1) as [string];
      const channel = await stage.direct.createChannel();
      for (const { name, bindings } of stage.rabbit.topology.queues) {
        for (const { exchange, routingKey } of bindings) {
          if (exchange === serviceExchange) await channel.unbindQueue(name, exchange, routingKey);
        }
      }
      await channel.close();
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));
      for (const _ of upTo(3)) await change(stage.world, employee);
      start(stage.world.startRelay(stage.rabbit));

      await arrives(employee, [1, 2, 3]);
      await outboxEmpties();
    });

    it('goes on taking commands without a broker, and loses nothing when the wire is cut again and again', async () => {
      const wire: FlakyProxy = await flakyProxy(stage.broker.url);
      const shaky = connectRabbit({ url: wire.url, service: 'test' });
      try {
        wire.cut();
        const staff = employees(10);
        start(stage.world.startRelay(shaky));
        start(stage.world.subscribeStaff(shaky, recording(stage.world)));
        for (const employee of staff) await change(stage.world, employee);
        for (const round of upTo(5)) {
          wire.mend();
          await Promise.all(staff.map((employee) => change(stage.world, employee)));
          if (round % 2 === 0) await eventually('connected', () => expect(shaky.isConnected()).toBe(true));
          wire.cut();
        }
        wire.mend();
        for (const employee of staff) await arrives(employee, upTo(6));
        await outboxEmpties();
        expect(await stage.world.deadLetters(stage.rabbit).listDeadLetters()).toEqual([]);
      } finally {
        for (const part of stage.running.splice(0).reverse()) await part.stop();
        await shaky.stop();
        await wire.stop();
      }
    }, 60_000);

    it('shares the partitions among relays and keeps the order while they come and go', async () => {
      const staff = employees(20);
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));
      const settings = { leaseMs: 600, pollMs: 50 };
      const first = stage.world.startRelay(stage.rabbit, settings);
      const second = stage.world.startRelay(stage.rabbit, settings);
      for (const _ of upTo(5)) await Promise.all(staff.map((employee) => change(stage.world, employee)));
      await first.stop();
      for (const _ of upTo(5)) await Promise.all(staff.map((employee) => change(stage.world, employee)));
      start(stage.world.startRelay(stage.rabbit, settings));
      for (const _ of upTo(5)) await Promise.all(staff.map((employee) => change(stage.world, employee)));

      for (const employee of staff) await arrives(employee, upTo(15));
      await outboxEmpties();
      await second.stop();
    }, 60_000);
  });
}
