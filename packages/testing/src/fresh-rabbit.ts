import { randomBytes } from 'node:crypto';
import { createRabbitVhost, dropRabbitVhost } from '@tributary/local-stack';
import { testStore } from './test-stack';
import { watchConnections } from './watch-connections';

export interface FreshRabbit {
  readonly url: string;
  /** Removes the virtual host with its queues. Fails when this process still has connections to RabbitMQ. */
  drop(): Promise<void>;
}

/** A virtual host of one's own: no exchange, queue or message of another file is in it. Call `drop` in `afterAll`. */
export async function freshRabbit(): Promise<FreshRabbit> {
  const rabbitmq = await testStore('rabbitmq');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const url = await createRabbitVhost(rabbitmq, name);
  const endWatch = watchConnections(Number(new URL(url).port || 5672));
  return {
    url,
    drop: async () => {
      try {
        // Before the virtual host goes: the broker would cut off the connections that should have been closed.
        await endWatch();
      } finally {
        await dropRabbitVhost(rabbitmq, name);
      }
    },
  };
}
