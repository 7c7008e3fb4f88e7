import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { rate } from '../report/rate';
import type { StoreCeilings } from './store-ceilings';

const inBatches = async (count: number, batch: number, work: (from: number) => Promise<unknown>): Promise<void> => {
  for (let next = 0; next < count; next += batch) await work(next);
};

/** pg alone: drains by SKIP LOCKED and delete, and writes inbox and projection by unnest. */
export async function postgresCeilings(ownerUrl: string, count: number): Promise<StoreCeilings> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`
      create table raw_outbox (seq bigint generated always as identity primary key, body text not null);
      create table raw_inbox (id uuid primary key);
      create table raw_effects (employee int primary key, n int not null);`);
    await client.query(`insert into raw_outbox (body) select repeat('x', 1024) from generate_series(1, $1)`, [count]);

    const drain = await rate(count, () =>
      inBatches(count, 500, () =>
        client.query(`delete from raw_outbox where seq in (select seq from raw_outbox order by seq limit 500 for update skip locked)
                      returning body`),
      ),
    );
    const inbox = await rate(count, () =>
      inBatches(count, 100, async (from) => {
        const ids = Array.from({ length: 100 }, () => randomUUID());
        const employees = ids.map((_, index) => (from + index) % 1_000);
        await client.query('begin');
        await client.query('insert into raw_inbox select unnest($1::uuid[]) on conflict do nothing', [ids]);
        await client.query(
          `insert into raw_effects select employee, count(*) from unnest($1::int[]) employee group by employee
           on conflict (employee) do update set n = raw_effects.n + excluded.n`,
          [employees],
        );
        await client.query('commit');
      }),
    );
    const few = Math.ceil(count / 40);
    const inboxOneByOne = await rate(few, () =>
      inBatches(few, 1, async (from) => {
        await client.query('begin');
        await client.query('insert into raw_inbox values ($1) on conflict do nothing', [randomUUID()]);
        await client.query(`insert into raw_effects values ($1, 1) on conflict (employee) do update set n = raw_effects.n + 1`, [
          from % 1_000,
        ]);
        await client.query('commit');
      }),
    );
    await client.query('drop table raw_outbox, raw_inbox, raw_effects');
    return { drain, inbox, inboxOneByOne };
  } finally {
    await client.end();
  }
}
