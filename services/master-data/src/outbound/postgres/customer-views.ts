import type { Tx } from '@tributary/stores/postgres';
import type { CustomerView } from '../../domain/customer/customer-view';
import { revive } from './instants';

/** Everything of a surviving customer `c` that people see. */
export const viewColumns = `
  c.id, c.kind, c.version, c.golden, c.stage, coalesce(c.owner_id, '') as "ownerId",
  c.created_at as "createdAt", c.updated_at as "updatedAt", around.*`;

export const viewJoins = `
  cross join lateral (
    select
      coalesce((select jsonb_agg(t.customer_id order by t.customer_id)
                  from customer_tree t where t.surviving_id = c.id and t.customer_id <> c.id), '[]') as "formerIds",
      (select count(*)::int
         from customer_tree t join source_records r on r.home_id = t.customer_id where t.surviving_id = c.id) as "recordCount",
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', tag.name, 'source', tag.source, 'expiresAt', tag.expires_at))
                                 order by tag.name)
                  from (select g.name, min(g.source) as source,
                               case when bool_or(g.expires_at is null) then null else max(g.expires_at) end as expires_at
                          from customer_tree t join customer_tags g using (customer_id)
                         where t.surviving_id = c.id and (g.expires_at is null or g.expires_at > now())
                         group by g.name) tag), '[]') as tags,
      coalesce((select jsonb_agg(distinct jsonb_build_object('type', link.type, 'otherId', other.id, 'otherDisplayName', other.display_name))
                  from customer_tree t
                 cross join lateral (
                   select type, other_id from customer_relationships where customer_id = t.customer_id
                    union all
                   -- A household is the same from either side.
                   select type, customer_id from customer_relationships where other_id = t.customer_id and type = 'same-household'
                 ) link
                  join customer_tree o on o.customer_id = link.other_id
                  join customers other on other.id = o.surviving_id
                 where t.surviving_id = c.id and other.id <> c.id), '[]') as relationships
  ) around`;

export type ViewRow = CustomerView;

export const viewOf = ({ golden, tags, ...row }: ViewRow): CustomerView => ({
  ...row,
  golden: revive(golden),
  tags: revive(tags),
});

/** The surviving customers for these ids, by the id asked. */
export async function viewsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerView>> {
  const rows = await tx.many<ViewRow & { readonly askedId: string }>(
    `select asked.customer_id as "askedId", ${viewColumns}
       from customer_tree asked join customers c on c.id = asked.surviving_id ${viewJoins}
      where asked.customer_id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ askedId, ...row }) => [askedId, viewOf(row)]));
}
