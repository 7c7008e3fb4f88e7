import type { Topology } from '@tributary/contracts';
import type { Log } from '@tributary/stores';
import type { Channel, ChannelModel } from 'amqplib';
import { closeQuietly } from './close-quietly';
import { deadLetterExchange, deadLetterQueueArguments, workQueueArguments } from './queue-arguments';

const preconditionFailed = 406;

/**
 * Declares everything that any service wants, not only one's own: an event must find the queue of a consumer that has
 * not run yet. Declaring what exists changes nothing.
 *
 * A queue that exists with other arguments stays as it is, and the log says so: its messages are worth more.
 */
export async function assertTopology(connection: ChannelModel, topology: Topology, log: Log): Promise<void> {
  let channel = await open(connection);

  const declare = async (what: string, work: (channel: Channel) => Promise<unknown>) => {
    try {
      await work(channel);
    } catch (error) {
      if (codeOf(error) !== preconditionFailed) throw error;
      log.error({ what }, 'exists in RabbitMQ with other properties and stays as it is');
      channel = await open(connection);
    }
  };

  await declare(deadLetterExchange, (on) => on.assertExchange(deadLetterExchange, 'direct', { durable: true }));
  for (const { name, type } of topology.exchanges) {
    await declare(name, (on) => on.assertExchange(name, type, { durable: true }));
  }
  for (const { name, deadLetterQueue, bindings } of topology.queues) {
    await declare(deadLetterQueue, (on) => on.assertQueue(deadLetterQueue, { arguments: deadLetterQueueArguments }));
    await channel.bindQueue(deadLetterQueue, deadLetterExchange, deadLetterQueue);
    await declare(name, (on) => on.assertQueue(name, { arguments: workQueueArguments(deadLetterQueue) }));
    for (const { exchange, routingKey } of bindings) await channel.bindQueue(name, exchange, routingKey);
  }
  await closeQuietly(channel);
}

async function open(connection: ChannelModel): Promise<Channel> {
  const channel = await connection.createChannel();
  // The failed call rejects with the same error; without a listener the event would end the process.
  channel.on('error', () => undefined);
  return channel;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
