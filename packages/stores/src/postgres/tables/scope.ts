import type { PlatformMigration } from '../platform-migration';

/**
 * PERM-1: who is asking, as `inTransaction` set it, and what they may reach. Everything fails closed: without an actor,
 * or with a team path that is no path, nothing is reached.
 *
 * The functions are plain SQL without a `set` clause, so that the planner inlines them into the policies.
 */
export const scope: PlatformMigration = {
  name: 'stores-0001-scope',
  sql: `
    create function tributary.actor_id() returns text language sql stable parallel safe
      return nullif(current_setting('tributary.actor_id', true), '');

    create function tributary.actor_kind() returns text language sql stable parallel safe
      return nullif(current_setting('tributary.actor_kind', true), '');

    create function tributary.actor_reach() returns text language sql stable parallel safe
      return nullif(current_setting('tributary.actor_reach', true), '');

    create function tributary.actor_team_path() returns text language sql stable parallel safe
      return case when current_setting('tributary.actor_team_path', true) like '/%'
                   and current_setting('tributary.actor_team_path', true) like '%/'
                  then current_setting('tributary.actor_team_path', true) end;

    -- Paths end with a slash, so a prefix of one never matches a sibling that merely begins alike.
    create function tributary.may_reach(owner_id text, team_path text) returns boolean language sql stable parallel safe
      return coalesce(
        case tributary.actor_reach()
          when 'all' then true
          when 'team' then owner_id = tributary.actor_id() or starts_with(team_path, tributary.actor_team_path())
          when 'self' then owner_id = tributary.actor_id()
        end,
        false);

    comment on function tributary.may_reach(text, text) is
      'For row-level security: create policy reach on leads using (tributary.may_reach(owner_id, team_path))';
  `,
};
