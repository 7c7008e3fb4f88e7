import { setTimeout as pause } from 'node:timers/promises';
import { serviceExchange } from '@tributary/contracts';
import type { Rabbit } from '@tributary/messaging';
import type { Running } from '@tributary/service-kit';
import type { ConfirmChannel } from 'amqplib';
import { Pool, type PoolClient } from 'pg';

export interface Habits {
  /** `cursor`: what has a greater number than the last one seen. `skip locked`: what no other relay has just locked. */
  readonly finds: 'everything' | 'by cursor' | 'by skip locked';
  readonly removes: 'after the confirm' | 'before publishing';
  readonly mandatory: boolean;
}

interface Row {
  readonly seq: string;
  readonly type: string;
  readonly id: string;
  readonly body: string;
}

const batch = 20;
const pollMs = 20;
const select = 'select seq, type, id, body from tributary.outbox';
const remove = 'delete from tributary.outbox where seq = any ($1::bigint[])';

/** The relay that one writes first: it polls, publishes and removes, and nobody is killed while it is looked at. */
export function startNaiveRelay(url: string, rabbit: Rabbit, habits: Habits): Running {
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  let stopping = false;
  let cursor = 0;

  const find = async (client: PoolClient): Promise<Row[]> => {
    const where = habits.finds === 'by cursor' ? `where seq > ${cursor}` : '';
    const lock = habits.finds === 'by skip locked' ? 'for update skip locked' : '';
    return (await client.query<Row>(`${select} ${where} order by seq limit ${batch} ${lock}`)).rows;
  };

  const drainOnce = async (channel: ConfirmChannel): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const rows = await find(client);
      const seqs = rows.map(({ seq }) => seq);
      if (habits.removes === 'before publishing') {
        await client.query(remove, [seqs]);
        await client.query('commit');
      }
      for (const row of rows) await publish(channel, row, habits);
      if (habits.removes === 'after the confirm') {
        await client.query(remove, [seqs]);
        await client.query('commit');
      }
      cursor = Math.max(cursor, ...seqs.map(Number));
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };

  const session = rabbit.keep('naive relay', async (connection, signal) => {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    while (!stopping && !signal.aborted) {
      await drainOnce(channel);
      await pause(pollMs);
    }
  });
  return {
    stop: async () => {
      stopping = true;
      await session.stop();
      await pool.end();
    },
  };
}

const publish = (channel: ConfirmChannel, { type, id, body }: Row, { mandatory }: Habits): Promise<void> =>
  new Promise((resolve, reject) => {
    channel.publish(serviceExchange, type, Buffer.from(body), { persistent: true, messageId: id, mandatory }, (error) =>
      error ? reject(error) : resolve(),
    );
  });
