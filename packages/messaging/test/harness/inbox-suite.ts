import { channelExchange } from '@tributary/contracts';
import { eventually } from '@tributary/testing';
import { deadLetterExchange } from '../../src/rabbit/queue-arguments';
import { onStage } from './stage';
import { recording, staffQueue, upTo, type World } from './world';

/** What must hold on the way in, on every store. */
export function inboxSuite<Tx>(store: string, freshWorld: () => Promise<World<Tx>>): void {
  describe(`consuming over ${store}`, () => {
    const stage = onStage(freshWorld);
    const { start, employees, effectsOf, arrives, send, event } = stage;

    it('applies a message once, however often and however close together it comes', async () => {
      const [one, other] = employees(2) as [string, string];
      const [first, second] = [event(one, 1), event(other, 1)];
      await send(staffQueue, first, first, second, first, second);
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));
      await arrives(other, [1]);
      await send(staffQueue, second, first, event(one, 2));

      await arrives(one, [1, 2]);
      expect(await effectsOf(other)).toEqual([1]);
    });

    it('parks nothing when the store goes away in the middle, and loses nothing', async () => {
      const staff = employees(10);
      await send(staffQueue, ...upTo(20).flatMap((version) => staff.map((employee) => event(employee, version))));
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world), { batch: 7 }));
      for (const round of upTo(5)) {
        await eventually('some more are applied', async () => {
          const applied = [...(await stage.world.effects())]
            .filter(([employee]) => staff.includes(employee))
            .flatMap(([, versions]) => versions);
          expect(applied.length).toBeGreaterThanOrEqual(round * 14);
        });
        await stage.world.breakConnections();
      }

      for (const employee of staff) await arrives(employee, upTo(20));
      expect(await stage.world.deadLetters(stage.rabbit).listDeadLetters()).toEqual([]);
    }, 60_000);

    it('keeps the order when replicas of a consumer come and go', async () => {
      const staff = employees(10);
      const replicas = upTo(3).map(() =>
        stage.world.subscribeStaff(stage.rabbit, recording(stage.world), { batch: 5, prefetch: 10 }),
      );
      for (const version of upTo(10)) {
        await send(staffQueue, ...staff.map((employee) => event(employee, version)));
        if (version % 3 === 0) await replicas.shift()?.stop();
      }
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));

      for (const employee of staff) await arrives(employee, upTo(10));
    }, 60_000);

    it('hands what channels publish to the service as bytes, once for each key', async () => {
      const seen: string[] = [];
      start(
        stage.world.subscribeIntake(stage.rabbit, {
          key: ({ body, messageId }) => messageId ?? body.toString('utf8'),
          handle: async ({ body, routingKey }, tx) => {
            seen.push(`${routingKey}:${body.toString('utf8')}`);
            await stage.world.recordEffect(tx, 'intake', seen.length);
          },
        }),
      );
      const channel = await stage.direct.createConfirmChannel();
      for (const body of ['anything', '{"at":"all"}', 'anything']) {
        channel.publish(channelExchange, 'tributary.channel.fax.v1', Buffer.from(body));
      }
      await channel.waitForConfirms();
      await channel.close();

      await eventually('both are taken in', async () => expect(await effectsOf('intake')).toEqual([1, 2]));
      expect(seen).toEqual(['tributary.channel.fax.v1:anything', 'tributary.channel.fax.v1:{"at":"all"}']);
    });

    it('forgets old message ids, and never those of messages that still wait', async () => {
      const [done, waiting] = employees(2) as [string, string];
      const handlers = recording(stage.world, (employee) => {
        if (employee === waiting) throw new Error('not now');
      });
      start(stage.world.subscribeStaff(stage.rabbit, handlers, { retryIn: () => 60_000 }));
      const [one, other] = [event(done, 1), event(waiting, 1)];
      await send(staffQueue, one, other);
      await arrives(done, [1]);
      const desk = stage.world.deadLetters(stage.rabbit);
      await eventually('parked', async () => expect(await desk.listDeadLetters({ aggregate: waiting })).toHaveLength(1));

      expect(await stage.world.inboxStore().prune(3_600_000, 1_000)).toBe(0);
      expect(await stage.world.inboxStore().prune(0, 1_000)).toBeGreaterThan(0);
      await send(staffQueue, other, event(done, 2));
      await arrives(done, [1, 2]);
      const letters = await desk.listDeadLetters({ aggregate: waiting });
      expect(letters).toHaveLength(1);
      await desk.discardDeadLetter(staffQueue, letters[0]?.id ?? '');
    });

    it('declares queues that lose nothing by themselves', async () => {
      const channel = await stage.direct.createChannel();
      await channel.checkExchange(deadLetterExchange);
      for (const { name, deadLetterQueue } of stage.rabbit.topology.queues) {
        await channel.checkQueue(name);
        await channel.checkQueue(deadLetterQueue);
      }
      await channel.close();
    });
  });
}
