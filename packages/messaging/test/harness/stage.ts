import { randomUUID } from 'node:crypto';
import type { Running } from '@tributary/service-kit';
import { eventually, type FreshRabbit, freshRabbit } from '@tributary/testing';
import { type ChannelModel, connect } from 'amqplib';
import { cloudEventContentType, writeCloudEvent } from '../../src/envelope/cloud-event';
import { connectRabbit } from '../../src/rabbit/connect-rabbit';
import type { Rabbit } from '../../src/rabbit/rabbit';
import { changed, staffQueue, type World } from './world';

/** A world and a broker for the tests of one `describe`; what a test starts is stopped after it. */
export interface Stage<Tx> {
  readonly world: World<Tx>;
  readonly broker: FreshRabbit;
  readonly rabbit: Rabbit;
  /** To the broker, past everything of ours. */
  readonly direct: ChannelModel;
  readonly running: Running[];
  start<R extends Running>(part: R): R;
  employees(count: number): string[];
  effectsOf(employee: string): Promise<number[]>;
  arrives(employee: string, versions: readonly number[]): Promise<void>;
  outboxEmpties(): Promise<void>;
  send(queue: string, ...bodies: readonly (string | Buffer)[]): Promise<void>;
  /** An employee-changed event as it travels. */
  event(employee: string, version: number, more?: object): string;
}

export function onStage<Tx>(freshWorld: () => Promise<World<Tx>>): Stage<Tx> {
  let world: World<Tx>;
  let broker: FreshRabbit;
  let direct: ChannelModel;
  let rabbit: Rabbit;
  const running: Running[] = [];

  beforeAll(async () => {
    world = await freshWorld();
    broker = await freshRabbit();
    direct = await connect(broker.url);
  }, 120_000);
  afterAll(async () => {
    await direct?.close();
    await broker?.drop();
    await world?.stop();
  });
  beforeEach(async () => {
    rabbit = connectRabbit({ url: broker.url, service: 'test' });
    await rabbit.connected(10_000);
  });
  afterEach(async () => {
    for (const part of running.splice(0).reverse()) await part.stop();
    await rabbit.stop();
    await emptyQueues(direct);
  });

  const effectsOf = async (employee: string): Promise<number[]> => (await world.effects()).get(employee) ?? [];
  return {
    get world() {
      return world;
    },
    get broker() {
      return broker;
    },
    get rabbit() {
      return rabbit;
    },
    get direct() {
      return direct;
    },
    running,
    start: (part) => {
      running.push(part);
      return part;
    },
    employees: (count) => Array.from({ length: count }, () => randomUUID()),
    effectsOf,
    arrives: (employee, versions) =>
      eventually(`${employee} has the effects ${versions}`, async () => expect(await effectsOf(employee)).toEqual(versions)),
    outboxEmpties: () => eventually('the outbox is empty', async () => expect(await world.outboxSize()).toBe(0)),
    send: async (queue, ...bodies) => {
      const channel = await direct.createConfirmChannel();
      for (const body of bodies) channel.sendToQueue(queue, Buffer.from(body), { contentType: cloudEventContentType });
      await channel.waitForConfirms();
      await channel.close();
    },
    event: (employee, version, more = {}) => {
      const written = writeCloudEvent({
        id: randomUUID(),
        type: changed,
        source: '/tributary/directory',
        subject: employee,
        time: new Date(),
        sequence: version,
        data: { employeeId: employee, name: 'Somebody' },
      });
      return JSON.stringify({ ...JSON.parse(written), ...more });
    },
  };
}

async function emptyQueues(direct: ChannelModel): Promise<void> {
  const channel = await direct.createChannel();
  for (const queue of [staffQueue, `${staffQueue}.dead`, 'insights.timeline', 'leads.intake', 'leads.intake.dead']) {
    await channel.purgeQueue(queue);
  }
  await channel.close();
}
