import { serviceActor } from '@tributary/service-kit';
import { keysOf, pageOfRows } from '@tributary/stores';
import { inTransaction, type PostgresStore, reading } from '@tributary/stores/postgres';
import { companyTimeZone } from '../../domain/company-time-zone';
import type { TimelineEntry } from '../../domain/timeline-entry';
import { type CustomerFigures, type Tier, type TierPolicy, tierOf } from '../../domain/value-tier';
import type { Funnel, ReadInsights } from '../../use-cases/read-insights';
import { figuresOf } from './figures';
import { recomputeTiers } from './projection';

/** Every id that means the same customer as the one asked for. */
const knownAs = `
  select array_agg(id) as ids from (
    select coalesce((select current_id from customer_aliases where customer_id = $1), $1::uuid) as id
    union
    select a.customer_id from customer_aliases a
     where a.current_id = coalesce((select current_id from customer_aliases where customer_id = $1), $1::uuid)
  ) known`;

export const makeInsightsReader = (store: PostgresStore, policy: TierPolicy): ReadInsights => ({
  timeline: async (actor, customerId, { cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const [beforeTime = null, beforeId = null] = keys;
    const rows = await reading(store, actor, (tx) =>
      tx.many<TimelineEntry>(
        `select customer_id as "customerId", happened_at as "happenedAt", event_id as "eventId", type, department,
                subject_id as "subjectId", facts
           from timeline
          where customer_id = any ((${knownAs})::uuid[])
            and ($2::timestamptz is null or (happened_at, event_id) < ($2, $3::uuid))
          order by happened_at desc, event_id desc limit $4`,
        [customerId, beforeTime, beforeId, limit + 1],
      ),
    );
    return pageOfRows(rows, limit, ({ happenedAt, eventId }) => [happenedAt.toISOString(), eventId]);
  },

  value: async (actor, customerId, now) => {
    const found = await reading(store, actor, async (tx) => {
      const current = await tx.one<{ id: string }>(
        `select coalesce((select current_id from customer_aliases where customer_id = $1), $1::uuid) as id`,
        [customerId],
      );
      return tx.one<CustomerFigures & { readonly customerId: string }>(figuresOf, [[current?.id ?? customerId], now]);
    });
    const figures: CustomerFigures = {
      daysSinceLastInteraction: found?.daysSinceLastInteraction ?? 0,
      daysSinceLastPurchase: found?.daysSinceLastPurchase ?? undefined,
      purchasesLastYear: found?.purchasesLastYear ?? 0,
      collectedLastYear: found?.collectedLastYear ?? '0',
    };
    const tier: Tier | undefined = tierOf(figures, policy);
    return { customerId: found?.customerId ?? customerId, tier, figures };
  },

  funnel: async (actor, from, until) => {
    const counted = await reading(store, actor, (tx) =>
      tx.one<Funnel>(
        `with period as (select $1::date::timestamp at time zone $3 as since, ($2::date + 1)::timestamp at time zone $3 as before)
         select (select count(*)::int from lead_facts, period where created_at >= since and created_at < before) as leads,
                (select count(*)::int from lead_facts, period where qualified_at >= since and qualified_at < before) as qualified,
                (select count(*)::int from contract_facts, period where signed_at >= since and signed_at < before) as contracts,
                (select count(distinct coalesce(contract_id, collection_id))::int from collection_facts, period
                  where not reversed and approved_at >= since and approved_at < before) as collected,
                (select coalesce(sum(amount), 0)::numeric(19, 2)::text from collection_facts, period
                  where not reversed and approved_at >= since and approved_at < before) as "collectedAmount"`,
        [from, until, companyTimeZone],
      ),
    );
    return counted ?? { leads: 0, qualified: 0, contracts: 0, collected: 0, collectedAmount: '0.00' };
  },
});

/** Tiers of an earlier day, up to `limit`, computed anew in one transaction; how many there were. */
export const makeRecomputeBefore =
  (store: PostgresStore, needs: Parameters<typeof recomputeTiers>[2]) =>
  (day: string, limit: number): Promise<number> =>
    inTransaction(store, serviceActor('insights'), async (tx) => {
      const due = await tx.many<{ id: string }>(
        `select customer_id as id from customer_tiers where computed_on < $1 order by computed_on, customer_id limit $2`,
        [day, limit],
      );
      await recomputeTiers(
        tx,
        due.map(({ id }) => id),
        needs,
      );
      // An id that means another customer by now has no tier of its own any more.
      await tx.run(
        `delete from customer_tiers t using customer_aliases a where a.customer_id = t.customer_id and t.customer_id = any ($1)`,
        [due.map(({ id }) => id)],
      );
      return due.length;
    });
