import { type Actor, serviceActor } from '@tributary/service-kit';
import { StoreUnavailable } from '@tributary/stores';
import { inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import { DatabaseError } from 'pg';
import type { InboxMessage, InboxStore, ParkedMessage } from '../inbox/inbox-store';

/** Ids go in sorted: two consumers that get the same messages wait for each other in one order. */
const receiveIds = `
  with fresh as (
    insert into tributary.inbox (consumer, message_id) select $1, unnest($2::text[]) on conflict do nothing returning message_id
  ), blocked as (
    select aggregate from tributary.inbox_blocked where consumer = $1 and aggregate = any ($3::text[]) order by aggregate for update
  )
  select message_id as id, null as aggregate from fresh union all select null, aggregate from blocked`;

const lockBlocked = `
  select aggregate from tributary.inbox_blocked where consumer = $1 and aggregate = any ($2::text[]) order by aggregate for update`;

const insertParked = `
  insert into tributary.inbox_parked (consumer, message_id, aggregate, type, body, properties)
  select $1, message_id, aggregate, type, body, properties
    from unnest($2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[])
         with ordinality as row (message_id, aggregate, type, body, properties, position)
   order by position`;

const inMilliseconds = (param: string) => `clock_timestamp() + ${param}::float8 * interval '1 millisecond'`;

const insertBlocked = `
  insert into tributary.inbox_blocked (consumer, aggregate, state, attempts, last_error, next_attempt_at)
  values ($1, $2, $3, $4, $5, ${inMilliseconds('$6')})`;

const dueAggregate = `
  from tributary.inbox_blocked where consumer = $1 and state = 'waiting' and next_attempt_at <= clock_timestamp()`;

const first = `
  (select p.message_id from tributary.inbox_parked p
    where p.consumer = b.consumer and p.aggregate = b.aggregate order by p.position limit 1)`;

const selectParked = `
  select p.consumer, p.message_id as id, p.aggregate, p.type, p.body, p.properties, p.parked_at as "parkedAt",
         case when p.message_id <> ${first} then 'waiting' when b.state = 'dead' then 'dead' else 'parked' end as state,
         case when p.message_id = ${first} then b.attempts else 0 end as attempts,
         case when p.message_id = ${first} then b.last_error end as "lastError",
         case when p.message_id = ${first} and b.state = 'waiting' then b.next_attempt_at end as "nextAttemptAt"
    from tributary.inbox_parked p join tributary.inbox_blocked b using (consumer, aggregate)`;

interface ParkedRow extends Omit<ParkedMessage, 'lastError' | 'nextAttemptAt'> {
  readonly lastError: string | null;
  readonly nextAttemptAt: Date | null;
}

const firstOf = (tx: Tx, consumer: string, aggregate: string): Promise<InboxMessage | undefined> =>
  tx.one<InboxMessage>(
    `select message_id as id, aggregate, type, body, properties from tributary.inbox_parked
      where consumer = $1 and aggregate = $2 order by position limit 1`,
    [consumer, aggregate],
  );

/** PostgreSQL asks for the same transaction again: serialization failure, deadlock. */
const askedAgain = new Set(['40001', '40P01']);

export function postgresInboxStore(store: PostgresStore, service: string): InboxStore<Tx> {
  const actor: Actor = serviceActor(service);
  const { pool } = store;

  return {
    transaction: (work) => inTransaction(store, actor, work),
    isTransient: (error) =>
      error instanceof StoreUnavailable || (error instanceof DatabaseError && askedAgain.has(error.code ?? '')),
    ping: () => store.ping(),

    receive: async (tx, consumer, messages) => {
      const ids = messages.map(({ id }) => id).sort();
      const aggregates = [...new Set(messages.map(({ aggregate }) => aggregate))];
      const rows = await tx.many<{ id: string | null; aggregate: string | null }>(receiveIds, [consumer, ids, aggregates]);
      const fresh = new Set(rows.flatMap(({ id }) => id ?? []));
      // A repeat may mean that another process has just received and parked these messages, after this statement began:
      // only a new one sees what that left behind.
      const blocked =
        fresh.size === ids.length ? rows : await tx.many<{ aggregate: string }>(lockBlocked, [consumer, aggregates]);
      return { fresh, blocked: new Set(blocked.flatMap(({ aggregate }) => aggregate ?? [])) };
    },

    park: async (tx, consumer, messages) => {
      const column = <K extends keyof InboxMessage>(name: K) => messages.map((message) => message[name]);
      await tx.run(insertParked, [
        consumer,
        column('id'),
        column('aggregate'),
        column('type'),
        column('body'),
        column('properties'),
      ]);
    },

    block: async (tx, consumer, aggregate, { attempts, code, retryInMs }) => {
      const state = retryInMs === undefined ? 'dead' : 'waiting';
      await tx.run(insertBlocked, [consumer, aggregate, state, attempts, code, retryInMs ?? 0]);
    },

    hasDue: async (consumer) => (await pool.query(`select 1 ${dueAggregate} limit 1`, [consumer])).rows.length > 0,

    takeDue: async (tx, consumer) => {
      const due = await tx.one<{ aggregate: string; attempts: number }>(
        `select aggregate, attempts ${dueAggregate} order by next_attempt_at limit 1 for update skip locked`,
        [consumer],
      );
      if (!due) return undefined;
      const message = await firstOf(tx, consumer, due.aggregate);
      if (!message) throw new Error('a blocked aggregate has no parked message');
      return { message, attempts: due.attempts };
    },

    holdFirst: async (tx, consumer, { id, aggregate }) => {
      if ((await tx.many(lockBlocked, [consumer, [aggregate]])).length === 0) return false;
      // Only a new statement sees what was done to the messages by the one for whom the lock waited.
      return (await firstOf(tx, consumer, aggregate))?.id === id;
    },

    settle: async (tx, consumer, { id, aggregate }) => {
      await tx.run('delete from tributary.inbox_parked where consumer = $1 and message_id = $2', [consumer, id]);
      const stillBlocked = await tx.run(
        `update tributary.inbox_blocked set state = 'waiting', attempts = 0, next_attempt_at = clock_timestamp()
          where consumer = $1 and aggregate = $2
            and exists (select 1 from tributary.inbox_parked p where p.consumer = $1 and p.aggregate = $2)`,
        [consumer, aggregate],
      );
      if (stillBlocked > 0) return;
      await tx.run('delete from tributary.inbox_blocked where consumer = $1 and aggregate = $2', [consumer, aggregate]);
    },

    reschedule: async (tx, consumer, aggregate, { attempts, code, retryInMs }) => {
      await tx.run(
        `update tributary.inbox_blocked
            set state = $3, attempts = $4, last_error = $5, next_attempt_at = ${inMilliseconds('$6')}
          where consumer = $1 and aggregate = $2`,
        [consumer, aggregate, retryInMs === undefined ? 'dead' : 'waiting', attempts, code, retryInMs ?? 0],
      );
    },

    dropWaiting: async (tx, consumer, id) => {
      await tx.run('delete from tributary.inbox_parked where consumer = $1 and message_id = $2', [consumer, id]);
    },

    listParked: async ({ consumers, state, aggregate, id, limit }) => {
      const { rows } = await pool.query<ParkedRow>(
        `select * from (${selectParked} where p.consumer = any ($1) and ($2::text is null or p.aggregate = $2)
                                          and ($3::text is null or p.message_id = $3)) parked
          where $4::text is null or state = $4 order by "parkedAt" limit $5`,
        [consumers, aggregate ?? null, id ?? null, state ?? null, limit],
      );
      return rows.map(({ lastError, nextAttemptAt, ...row }) => ({
        ...row,
        lastError: lastError ?? undefined,
        nextAttemptAt: nextAttemptAt ?? undefined,
      }));
    },

    counts: async (consumer) => {
      const { rows } = await pool.query<{ parked: number; dead: number }>(
        `select (select count(*)::int from tributary.inbox_parked where consumer = $1) as parked,
                (select count(*)::int from tributary.inbox_blocked where consumer = $1 and state = 'dead') as dead`,
        [consumer],
      );
      return rows[0] ?? { parked: 0, dead: 0 };
    },

    prune: async (olderThanMs, limit) => {
      const { rowCount } = await pool.query(
        `delete from tributary.inbox i using (
           select consumer, message_id from tributary.inbox old
            where received_at < clock_timestamp() - $1::float8 * interval '1 millisecond'
              and not exists (select 1 from tributary.inbox_parked p
                               where p.consumer = old.consumer and p.message_id = old.message_id)
            limit $2) old
          where i.consumer = old.consumer and i.message_id = old.message_id`,
        [olderThanMs, limit],
      );
      return rowCount ?? 0;
    },
  };
}
