import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { Attributable } from '../../domain/attribution/reattribute';
import type { AttributionDesk } from '../../use-cases/attribution/attribution-desk';
import { customerRows } from './customer-rows';

/** Each queue has one consumer; the lock is for its successor, and for the other queues. */
const attributionLock = `hashtextextended('attribution', 0)`;

export const makeAttributionDeskIn =
  (outbox: Outbox) =>
  (tx: Tx): AttributionDesk => ({
    ...customerRows(tx),

    alone: async () => {
      await tx.one(`select pg_advisory_xact_lock(${attributionLock})`);
    },

    codeOf: async (campaign) =>
      (await tx.one<{ code: string }>(`select code from campaigns where campaign_id::text = $1`, [campaign]))?.code ?? campaign,

    addTouch: async ({ touchId, leadId = null, customerId, channel, source, medium, campaign, touchedAt }) => {
      await tx.run(
        `insert into touches (touch_id, lead_id, customer_made_with, customer_id, channel, source, medium, campaign, touched_at)
         values ($1, $2, $3, customer_now($3), $4, $5, $6, $7, $8)
         on conflict (touch_id) do nothing`,
        [touchId, leadId, customerId, channel, source, medium, campaign, touchedAt],
      );
    },

    keepContract: async ({ contractId, customerId, leadId = null, signedAt }) => {
      await tx.run(
        `insert into contracts (contract_id, customer_made_with, customer_id, lead_id, signed_at)
         values ($1, $2, customer_now($2), $3, $4)
         on conflict (contract_id) do update
            set customer_made_with = excluded.customer_made_with, customer_id = excluded.customer_id,
                lead_id = excluded.lead_id, signed_at = excluded.signed_at`,
        [contractId, customerId, leadId, signedAt],
      );
    },

    keepCollection: async ({ collectionId, contractId, customerId, amount, approvedAt = null, reversedAt = null }) => {
      await tx.run(
        `insert into contracts (contract_id, customer_made_with, customer_id) values ($1, $2, customer_now($2))
         on conflict (contract_id) do nothing`,
        [contractId, customerId],
      );
      await tx.run(
        `insert into collections as known (collection_id, contract_id, amount, currency, approved_at, reversed_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (collection_id) do update
            set approved_at = coalesce(known.approved_at, excluded.approved_at),
                reversed_at = coalesce(known.reversed_at, excluded.reversed_at)`,
        [collectionId, contractId, amount.amount, amount.currency, approvedAt, reversedAt],
      );
    },

    contractsOf: async (customerIds) => {
      if (customerIds.length === 0) return [];
      const rows = await tx.many<{ id: string }>(`select contract_id as id from contracts where customer_id = any ($1::uuid[])`, [
        customerIds,
      ]);
      return rows.map(({ id }) => id);
    },

    contractsAfter: async ({ touchId }) => {
      const rows = await tx.many<{ id: string }>(
        `select c.contract_id as id
           from touches t join contracts c on c.customer_id = t.customer_id
          where t.touch_id = $1 and (c.signed_at is null or c.signed_at >= t.touched_at)`,
        [touchId],
      );
      return rows.map(({ id }) => id);
    },

    attributables: (contractIds) => tx.many<Attributable>(attributablesQuery, [contractIds]),

    record: async (changes) => {
      for (const { collectionId, version, currency, entries, event } of changes) {
        await tx.run(`update collections set version = $2 where collection_id = $1`, [collectionId, version]);
        await tx.run(
          `insert into attribution_entries (collection_id, version, model, channel, campaign, amount, currency)
           select $1, $2, model, channel, campaign, amount, $3
             from jsonb_to_recordset($4) as entry (model text, channel text, campaign text, amount numeric)`,
          [collectionId, version, currency, JSON.stringify(entries)],
        );
        await audit(tx, { action: 'collection.attributed', entity: 'collection', entityId: collectionId, after: { entries } });
        await outbox.add(tx, { aggregate: collectionId, version }, [event]);
      }
    },
  });

/** $1: ids of contracts. As long as the signature is not told, touches up to the payment count. */
export const attributablesQuery = `
  select l.collection_id as "collectionId", l.contract_id as "contractId", c.customer_id as "customerId",
         trim_scale(l.amount)::text as amount, l.currency, l.version,
         l.approved_at is not null and l.reversed_at is null as counts,
         led.touches, held.shares
    from collections l
    join contracts c using (contract_id)
    cross join lateral (
      select coalesce(json_agg(of_one order by of_one.first), '[]') as touches
        from (select channel, campaign, count(*)::int as touches, min(place)::int as first, max(place)::int as last
                from (select t.channel, t.campaign, row_number() over (order by t.touched_at, t.touch_id) as place
                        from touches t
                       where t.customer_id = c.customer_id
                         and t.touched_at <= coalesce(c.signed_at, l.approved_at, l.reversed_at)) placed
               group by channel, campaign) of_one
    ) led
    cross join lateral (
      select coalesce(json_agg(share), '[]') as shares
        from (select e.model, e.channel, e.campaign, trim_scale(sum(e.amount))::text as amount
                from attribution_entries e where e.collection_id = l.collection_id
               group by e.model, e.channel, e.campaign having sum(e.amount) <> 0) share
    ) held
   where l.contract_id = any ($1::uuid[])
   order by l.collection_id`;
