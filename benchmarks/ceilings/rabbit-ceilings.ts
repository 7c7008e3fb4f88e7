import { type ChannelModel, connect } from 'amqplib';
import { rate } from '../report/rate';

const queue = 'bench.raw';
const body = Buffer.alloc(1_024, 'x');
const window = 2_000;

export interface RabbitCeilings {
  readonly publish: number;
  readonly consume: number;
}

/** amqplib alone, against a quorum queue: publishes in a window of confirms, consumes and acknowledges every fiftieth. */
export async function rabbitCeilings(url: string, count: number): Promise<RabbitCeilings> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    await channel.assertQueue(queue, { arguments: { 'x-queue-type': 'quorum' } });
    const publishRate = await rate(count, () => publish(connection, count));
    const consumeRate = await rate(count, () => consume(connection, count));
    await channel.deleteQueue(queue);
    return { publish: publishRate, consume: consumeRate };
  } finally {
    await connection.close();
  }
}

async function publish(connection: ChannelModel, count: number): Promise<void> {
  const channel = await connection.createConfirmChannel();
  await new Promise<void>((resolve, reject) => {
    let [sent, confirmed] = [0, 0];
    const fill = () => {
      while (sent < count && sent - confirmed < window) {
        sent += 1;
        channel.publish('', queue, body, { persistent: true, mandatory: true }, (error) => {
          if (error) return reject(error);
          confirmed += 1;
          if (confirmed === count) resolve();
          else if (sent - confirmed < window / 2) fill();
        });
      }
    };
    fill();
  });
  await channel.close();
}

async function consume(connection: ChannelModel, count: number): Promise<void> {
  const channel = await connection.createChannel();
  await channel.prefetch(300);
  await new Promise<void>((resolve, reject) => {
    let seen = 0;
    channel
      .consume(queue, (message) => {
        if (!message) return;
        seen += 1;
        if (seen % 50 === 0 || seen === count) channel.ack(message, true);
        if (seen === count) resolve();
      })
      .catch(reject);
  });
  await channel.close();
}
