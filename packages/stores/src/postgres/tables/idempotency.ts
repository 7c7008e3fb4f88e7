import type { PlatformMigration } from '../platform-migration';

/** One row for each command that took effect; `reply` is null only inside the transaction that is writing it. */
export const idempotency: PlatformMigration = {
  name: 'stores-0002-idempotency',
  sql: `
    create table tributary.idempotency (
      caller text not null,
      key text not null,
      request_hash text not null,
      reply bytea,
      created_at timestamptz not null default now(),
      constraint idempotency_pkey primary key (caller, key)
    ) with (fillfactor = 80);
    create index idempotency_created_at on tributary.idempotency using brin (created_at);
  `,
};
