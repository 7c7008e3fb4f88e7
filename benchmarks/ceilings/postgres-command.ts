import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { call } from '../load/callers';

const body = 'x'.repeat(1_024);

/**
 * Commands a second by pg alone: a row of 1 KB, its event, its entry in the audit log and its key against repeats, in one
 * statement, which is one round trip.
 */
export async function postgresCommandCeiling(ownerUrl: string, callers: number, count: number): Promise<number> {
  const pool = new Pool({ connectionString: ownerUrl, max: 10 });
  try {
    await pool.query(`
      create table raw_row (id uuid primary key, body text not null);
      create table raw_event (seq bigint generated always as identity primary key, body text not null);
      create table raw_audit (id uuid primary key, body text not null);
      create table raw_key (key text primary key);`);
    const { perSecond } = await call(callers, count, () => {
      const id = randomUUID();
      return pool.query({
        name: 'command',
        text: `with r as (insert into raw_row values ($1, $2)), e as (insert into raw_event (body) values ($2)),
                    a as (insert into raw_audit values ($1, $3)) insert into raw_key values ($4)`,
        values: [id, body, body.slice(0, 200), id],
      });
    });
    await pool.query('drop table raw_row, raw_event, raw_audit, raw_key');
    return perSecond;
  } finally {
    await pool.end();
  }
}
