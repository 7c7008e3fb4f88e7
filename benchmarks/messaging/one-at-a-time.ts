import { connect } from 'amqplib';
import { Client } from 'pg';
import type { Place } from '../places/databases';
import { rate } from '../report/rate';

const queue = 'bench.plain';

/** The plainest outbox and inbox there are: each event is read, published, confirmed, removed, consumed and applied alone. */
export async function oneAtATime(place: Place, count: number): Promise<number> {
  const [relay, inbox] = [new Client(place.ownerUrl), new Client(place.ownerUrl)];
  await Promise.all([relay.connect(), inbox.connect()]);
  const connection = await connect(place.rabbitUrl);
  try {
    await relay.query(`
      create table plain_outbox (seq bigint generated always as identity primary key, body text not null);
      create table plain_inbox (id text primary key);
      create table plain_effects (employee int primary key, n int not null);`);
    await relay.query(`insert into plain_outbox (body) select repeat('x', 1024) from generate_series(1, $1)`, [count]);
    const publisher = await connection.createConfirmChannel();
    const consumer = await connection.createChannel();
    await consumer.assertQueue(queue, { arguments: { 'x-queue-type': 'quorum' } });
    await consumer.prefetch(1);

    const publishAll = async (): Promise<void> => {
      for (;;) {
        const { rows } = await relay.query<{ seq: string; body: string }>(
          'select seq, body from plain_outbox order by seq limit 1',
        );
        const [row] = rows;
        if (!row) return;
        await new Promise<void>((resolve, reject) => {
          publisher.publish('', queue, Buffer.from(row.body), { persistent: true, messageId: row.seq }, (error) =>
            error ? reject(error) : resolve(),
          );
        });
        await relay.query('delete from plain_outbox where seq = $1', [row.seq]);
      }
    };
    const applyAll = (): Promise<void> =>
      new Promise((resolve, reject) => {
        let applied = 0;
        const apply = async (id: string): Promise<void> => {
          await inbox.query('begin');
          await inbox.query('insert into plain_inbox values ($1) on conflict do nothing', [id]);
          await inbox.query(
            'insert into plain_effects values ($1, 1) on conflict (employee) do update set n = plain_effects.n + 1',
            [applied % 100],
          );
          await inbox.query('commit');
        };
        consumer
          .consume(queue, (message) => {
            if (!message) return;
            apply(String(message.properties.messageId)).then(() => {
              consumer.ack(message);
              applied += 1;
              if (applied === count) resolve();
            }, reject);
          })
          .catch(reject);
      });
    return await rate(count, () => Promise.all([publishAll(), applyAll()]));
  } finally {
    await connection.close();
    await Promise.all([relay.end(), inbox.end()]);
  }
}
