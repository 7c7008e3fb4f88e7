import type { Tx } from '@tributary/stores/postgres';
import type { AttributionDesk } from '../../use-cases/attribution/attribution-desk';

interface Moved {
  readonly before: string;
  readonly after: string;
}

/** MD-6: whose a reference is by now, however often its customer was merged and split. */
export const customerRows = (tx: Tx): Pick<AttributionDesk, 'keepLead' | 'repoint'> => ({
  keepLead: async ({ leadId, customerId, version, qualifiedAt = null }) => {
    await tx.run(
      `insert into leads as known (lead_id, customer_id, version, qualified_at) values ($1, $2, $3, $4)
       on conflict (lead_id) do update
          set customer_id = case when known.version < excluded.version then excluded.customer_id else known.customer_id end,
              version = greatest(known.version, excluded.version),
              qualified_at = coalesce(known.qualified_at, excluded.qualified_at)`,
      [leadId, customerId, version, qualifiedAt],
    );
    return between(
      await tx.many<Moved>(
        `with going as (
           select t.touch_id, t.customer_id as before, l.customer_id as made_with, customer_now(l.customer_id) as after
             from leads l join touches t using (lead_id)
            where l.lead_id = $1 and t.customer_made_with <> l.customer_id)
         update touches t set customer_made_with = g.made_with, customer_id = g.after
           from going g where t.touch_id = g.touch_id
         returning g.before, g.after`,
        [leadId],
      ),
    );
  },

  repoint: async ({ customerId, mergedInto = null, since }, ids) => {
    await tx.run(
      `insert into customer_merges as known (customer_id, merged_into, since) values ($1, $2, $3)
       on conflict (customer_id) do update set merged_into = excluded.merged_into, since = excluded.since
        where known.since <= excluded.since`,
      [customerId, mergedInto, since],
    );
    return between([
      ...(await tx.many<Moved>(moveMadeWith('touches', 'touch_id'), [ids])),
      ...(await tx.many<Moved>(moveMadeWith('contracts', 'contract_id'), [ids])),
    ]);
  },
});

/** $1: ids of customers. What was made with them belongs to whom they stand for now. */
const moveMadeWith = (table: 'touches' | 'contracts', id: string): string =>
  `with going as (
     select ${id} as id, customer_id as before, customer_now(customer_made_with) as after
       from ${table} where customer_made_with = any ($1::uuid[]))
   update ${table} set customer_id = g.after
     from going g where ${table}.${id} = g.id and g.before <> g.after
   returning g.before, g.after`;

const between = (moved: readonly Moved[]): readonly string[] => [
  ...new Set(moved.flatMap(({ before, after }) => [before, after])),
];
