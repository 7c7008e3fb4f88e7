/** Figures of customers for an instant, over every id each has had. $1: ids that mean themselves, $2: the instant. */
export const figuresOf = `
  select c.id as "customerId",
         coalesce(floor(extract(epoch from $2::timestamptz - t.last_at) / 86400), 0)::int as "daysSinceLastInteraction",
         floor(extract(epoch from $2::timestamptz - p.last_at) / 86400)::int as "daysSinceLastPurchase",
         coalesce(p.purchases, 0)::int as "purchasesLastYear",
         coalesce(p.collected, 0)::text as "collectedLastYear"
    from unnest($1::uuid[]) as c (id)
    cross join lateral (
      select array_agg(a.customer_id) || c.id as ids from customer_aliases a where a.current_id = c.id
    ) known
    cross join lateral (
      -- What is only computed is no interaction.
      select max(happened_at) as last_at from timeline
       where customer_id = any (known.ids) and department not in ('insights', 'marketing')
    ) t
    cross join lateral (
      select max(approved_at) as last_at,
             count(*) filter (where approved_at > $2::timestamptz - interval '365 days') as purchases,
             sum(amount) filter (where approved_at > $2::timestamptz - interval '365 days') as collected
        from collection_facts where customer_id = any (known.ids) and not reversed
    ) p`;
