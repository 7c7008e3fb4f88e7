import type { Outbox } from '@tributary/messaging/postgres';
import type { Tx } from '@tributary/stores/postgres';
import { type CustomerFigures, type TierPolicy, tierOf } from '../../domain/value-tier';
import type { Projection } from '../../use-cases/project-events';
import { figuresOf } from './figures';
import { keepKpiFacts } from './kpi-facts';

interface Needs {
  readonly outbox: Outbox;
  readonly policy: TierPolicy;
  readonly now: () => Date;
}

export const makeProjection = (needs: Needs): Projection<Tx> => ({
  addToTimelines: async (tx, entries) => {
    if (entries.length === 0) return;
    await tx.run(
      `insert into timeline (customer_id, happened_at, event_id, type, department, subject_id, facts)
       select * from jsonb_to_recordset($1) as entry
         ("customerId" uuid, "happenedAt" timestamptz, "eventId" uuid, type text, department text, "subjectId" text, facts jsonb)
       on conflict do nothing`,
      [JSON.stringify(entries)],
    );
  },

  leadCreated: async (tx, { leadId, customerId, createdAt }) => {
    await tx.run(
      `insert into lead_facts (lead_id, customer_id, created_at) values ($1, $2, $3)
       on conflict (lead_id) do update set created_at = excluded.created_at`,
      [leadId, customerId, createdAt],
    );
  },

  leadQualified: async (tx, { leadId, customerId, qualifiedAt }) => {
    await tx.run(
      `insert into lead_facts (lead_id, customer_id, qualified_at) values ($1, $2, $3)
       on conflict (lead_id) do update set qualified_at = excluded.qualified_at`,
      [leadId, customerId, qualifiedAt],
    );
  },

  contractSigned: async (tx, { contractId, customerId, total, signedAt }) => {
    await tx.run(
      `insert into contract_facts (contract_id, customer_id, total, currency, signed_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [contractId, customerId, total.amount, total.currency, signedAt],
    );
  },

  paid: async (tx, { collectionId, contractId, customerId, amount, approvedAt, reversed }) => {
    await tx.run(
      `insert into collection_facts (collection_id, contract_id, customer_id, amount, currency, approved_at, reversed)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (collection_id) do update set reversed = collection_facts.reversed or excluded.reversed`,
      [collectionId, contractId, customerId, amount.amount, amount.currency, approvedAt, reversed],
    );
  },

  ownedBy: async (tx, { customerId, ownerId, teamPath, version }) => {
    await tx.run(
      `insert into customer_owners as o (customer_id, owner_id, team_path, version) values ($1, $2, $3, $4)
       on conflict (customer_id) do update set owner_id = excluded.owner_id, team_path = excluded.team_path, version = excluded.version
        where o.version < excluded.version`,
      [customerId, ownerId, teamPath, version],
    );
  },

  keepKpiFacts,

  redirect: async (tx, ids, customerId) => {
    await tx.run(
      `insert into customer_aliases (customer_id, current_id) select id, $2 from unnest($1::uuid[]) as id where id <> $2
       on conflict (customer_id) do update set current_id = excluded.current_id`,
      [ids, customerId],
    );
    await tx.run(`delete from customer_aliases where customer_id = $1`, [customerId]);
  },

  recomputeTiers: (tx, customerIds) => recomputeTiers(tx, customerIds, needs),
});

/** Tiers as of now, kept and announced where they changed. Ids that mean somebody else stand for that customer. */
export async function recomputeTiers(tx: Tx, customerIds: readonly string[], { outbox, policy, now }: Needs): Promise<void> {
  const at = now();
  const current = await tx.many<{ id: string }>(
    `select distinct coalesce(a.current_id, asked.id) as id
       from unnest($1::uuid[]) as asked (id) left join customer_aliases a on a.customer_id = asked.id order by 1`,
    [customerIds],
  );
  const ids = current.map(({ id }) => id);
  const figures = await tx.many<CustomerFigures & { readonly customerId: string }>(figuresOf, [ids, at]);
  // Locked in the order of their ids: two batches about the same customers come one after the other.
  const kept = await tx.many<{ id: string; tier: string; version: number }>(
    `select customer_id as id, tier, version from customer_tiers where customer_id = any ($1) order by customer_id for update`,
    [ids],
  );
  for (const row of figures) {
    const before = kept.find(({ id }) => id === row.customerId);
    const tier = tierOf({ ...row, daysSinceLastPurchase: row.daysSinceLastPurchase ?? undefined }, policy) ?? '';
    const changed = tier !== (before?.tier ?? '');
    if (!before && !changed) continue;
    const version = (before?.version ?? 0) + Number(changed);
    await tx.run(
      `insert into customer_tiers (customer_id, tier, version, computed_on) values ($1, $2, $3, $4)
       on conflict (customer_id) do update set tier = excluded.tier, version = excluded.version, computed_on = excluded.computed_on`,
      [row.customerId, tier, version, at.toISOString().slice(0, 10)],
    );
    if (!changed) continue;
    const data = { customerId: row.customerId, fromTier: before?.tier ?? '', toTier: tier, changedAt: at };
    await outbox.add(tx, { aggregate: row.customerId, version }, [{ type: 'tributary.insights.tier.changed.v1', data }]);
  }
}
