import type { PlatformMigration } from '../platform-migration';

/** Rows stay when a lease ends, because epochs must never fall. */
export const leases: PlatformMigration = {
  name: 'stores-0003-leases',
  sql: `
    create table tributary.leases (
      name text primary key,
      owner text not null,
      epoch integer not null,
      expires_at timestamptz not null
    ) with (fillfactor = 50);
  `,
};
