import type { PlatformMigration } from '../platform-migration';

/**
 * PERM-5. The application role may add entries and read them; it may not change or remove any. Chaining them is left
 * to `seal_audit`, which runs with the owner's rights and can only append: it refuses unless the caller knows the
 * present end of the chain, and it touches no entry that already has a position.
 */
export const audit: PlatformMigration = {
  name: 'stores-0004-audit',
  sql: `
    create table tributary.audit (
      id uuid primary key,
      at timestamptz(3) not null default date_trunc('milliseconds', clock_timestamp()),
      actor_kind text not null,
      actor_id text not null,
      via text,
      action text not null,
      entity text not null,
      entity_id text not null,
      before json,
      after json,
      origin json,
      position bigint unique,
      hash bytea
    );
    create index audit_unsealed on tributary.audit (at, id) where position is null;
    create index audit_of_entity on tributary.audit (entity, entity_id, at);
    create index audit_of_actor on tributary.audit (actor_id, at);

    create table tributary.audit_head (
      only_row boolean primary key default true check (only_row),
      length bigint not null,
      hash bytea not null,
      sealed_at timestamptz not null default now()
    );
    insert into tributary.audit_head (length, hash) values (0, decode(repeat('00', 32), 'hex'));

    create function tributary.seal_audit(known_length bigint, known_hash bytea, ids uuid[], hashes bytea[])
      returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      batch constant integer := cardinality(ids);
      sealed integer;
    begin
      if batch = 0 or cardinality(hashes) <> batch then
        raise exception 'a batch needs one hash for each entry';
      end if;
      update tributary.audit_head h set length = h.length + batch, hash = hashes[batch], sealed_at = now()
       where h.length = known_length and h.hash = known_hash;
      if not found then
        return false;
      end if;
      update tributary.audit a set position = known_length + next.n, hash = next.hash
        from rows from (unnest(ids), unnest(hashes)) with ordinality as next(id, hash, n)
       where a.id = next.id and a.position is null;
      get diagnostics sealed = row_count;
      if sealed <> batch then
        raise exception 'an entry of the batch is missing or already sealed';
      end if;
      return true;
    end $$;
    revoke all on function tributary.seal_audit(bigint, bytea, uuid[], bytea[]) from public;
  `,
};
