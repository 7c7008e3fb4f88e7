import type { PlatformMigration } from '@tributary/stores/postgres';

/**
 * The outbox loses every row it gets: vacuum must come by rows, not by share of a table that is almost always empty.
 * `seq` must not be cached by sessions (the default): the relay reads the sequence's last value (see SafeFloor).
 */
const outbox: PlatformMigration = {
  name: 'messaging-0001-outbox',
  sql: `
    create table tributary.outbox (
      seq bigint generated always as identity (cache 1),
      partition smallint not null,
      aggregate text not null,
      version bigint not null,
      type text not null,
      id uuid not null,
      traceparent text,
      body text not null,
      recorded_at timestamptz not null default clock_timestamp(),
      primary key (partition, seq)
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

    create table tributary.outbox_relays (
      owner text primary key,
      seen_at timestamptz not null
    );
  `,
};

/** One row for each message ever received, until its time is over; then one for each that waits. */
const inbox: PlatformMigration = {
  name: 'messaging-0002-inbox',
  sql: `
    create table tributary.inbox (
      consumer text not null,
      message_id text not null,
      received_at timestamptz not null default clock_timestamp(),
      primary key (consumer, message_id)
    );
    create index inbox_received_at on tributary.inbox using brin (received_at);

    create table tributary.inbox_blocked (
      consumer text not null,
      aggregate text not null,
      state text not null check (state in ('waiting', 'dead')),
      attempts integer not null,
      next_attempt_at timestamptz not null,
      last_error text not null,
      blocked_at timestamptz not null default clock_timestamp(),
      primary key (consumer, aggregate)
    );
    create index inbox_blocked_due on tributary.inbox_blocked (consumer, next_attempt_at) where state = 'waiting';

    create table tributary.inbox_parked (
      position bigint generated always as identity,
      consumer text not null,
      message_id text not null,
      aggregate text not null,
      type text not null,
      body bytea not null,
      properties text not null,
      parked_at timestamptz not null default clock_timestamp(),
      primary key (consumer, message_id)
    );
    create index inbox_parked_order on tributary.inbox_parked (consumer, aggregate, position);
  `,
};

/** For `migratePostgres({ platform })`. */
export const messagingMigrations: readonly PlatformMigration[] = [outbox, inbox];
