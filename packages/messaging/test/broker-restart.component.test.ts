import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '@tributary/local-stack';
import type { Tx } from '@tributary/stores/postgres';
import { eventually } from '@tributary/testing';
import { connectRabbit } from '../src/rabbit/connect-rabbit';
import { flakyProxy } from './harness/flaky-proxy';
import { freshPostgresWorld } from './harness/fresh-postgres-world';
import { change, recording, upTo, type World } from './harness/world';

describe('a broker that restarts in the middle of the stream', () => {
  let world: World<Tx>;
  let home: string;
  beforeAll(async () => {
    world = await freshPostgresWorld();
    home = mkdtempSync(join(tmpdir(), 'messaging-restart-'));
  }, 120_000);
  afterAll(async () => {
    await world.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('loses nothing, doubles nothing and keeps every order', async () => {
    const startBroker = () => startStack({ home, stores: ['rabbitmq'], say: () => undefined, keepData: true });
    let stack = await startBroker();
    // The broker comes back on another port; to the service it is one address.
    const wire = await flakyProxy(stack.rabbitmq.url);
    const rabbit = connectRabbit({ url: wire.url, service: 'test' });
    await rabbit.connected(20_000);
    const relay = world.startRelay(rabbit);
    const consumer = world.subscribeStaff(rabbit, recording(world), { batch: 10 });
    const employees = upTo(20).map(() => randomUUID());
    const changeAll = () => Promise.all(employees.map((employee) => change(world, employee)));
    try {
      for (const _ of upTo(5)) await changeAll();
      await eventually('some are applied', async () => expect((await world.effects()).size).toBeGreaterThan(0));
      await stack.stop();
      for (const _ of upTo(5)) await changeAll();
      stack = await startBroker();
      wire.redirect(stack.rabbitmq.url);
      for (const _ of upTo(5)) await changeAll();

      for (const employee of employees) {
        await eventually(
          'everything is applied once and in order',
          async () => expect((await world.effects()).get(employee)).toEqual(upTo(15)),
          { within: 60_000 },
        );
      }
      await eventually('the outbox is empty', async () => expect(await world.outboxSize()).toBe(0));
    } finally {
      await consumer.stop();
      await relay.stop();
      await rabbit.stop();
      await wire.stop();
      await stack.stop();
    }
  }, 180_000);
});
