import { escapeIdentifier } from 'pg';

/**
 * What the application role may do. It owns nothing and creates nothing; audit entries it can add and read, never change.
 * A service's own tables are granted as they are created: a migration that revokes a right afterwards (from
 * `current_setting('tributary.application_role')`, to make a table append-only) takes it away for good.
 */
export function applicationGrants(applicationRole: string): string {
  const role = escapeIdentifier(applicationRole);
  const rows = 'select, insert, update, delete';
  return `
    grant usage on schema tributary, public to ${role};
    alter default privileges in schema public grant ${rows} on tables to ${role};
    alter default privileges in schema public grant usage, select on sequences to ${role};

    grant ${rows} on all tables in schema tributary to ${role};
    grant usage, select on all sequences in schema tributary to ${role};
    grant execute on all functions in schema tributary to ${role};
    revoke all on tributary.platform_migrations, tributary.audit, tributary.audit_head from ${role};
    grant select on tributary.platform_migrations, tributary.audit, tributary.audit_head to ${role};
    grant insert (id, actor_kind, actor_id, via, action, entity, entity_id, before, after, origin)
       on tributary.audit to ${role};`;
}
