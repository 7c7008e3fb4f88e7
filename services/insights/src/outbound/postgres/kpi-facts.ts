import type { Tx } from '@tributary/stores/postgres';
import type { KpiFact } from '../../domain/kpi-facts';

type Keep = { readonly [F in KpiFact as F['kind']]: (tx: Tx, fact: F) => Promise<unknown> };

/** How each kind is kept. Told again, or older than what is known, it changes nothing. */
const keep: Keep = {
  'follow-up-due': (tx, { leadId, customerId, dueAt = null, version }) =>
    tx.run(
      `insert into follow_up_deadlines as known (lead_id, customer_id, due_at, version) values ($1, $2, $3, $4)
       on conflict (lead_id) do update set customer_id = excluded.customer_id, due_at = excluded.due_at, version = excluded.version
        where known.version < excluded.version`,
      [leadId, customerId, dueAt, version],
    ),

  'follow-up': (tx, { id, customerId, at, timely }) =>
    tx.run(
      `insert into follow_up_facts (follow_up_id, customer_id, happened_at, timely) values ($1, $2, $3, $4) on conflict do nothing`,
      [id, customerId, at, timely],
    ),

  opportunity: (tx, { opportunityId, customerId, state, at, version }) =>
    tx.run(
      `insert into opportunity_facts as known (opportunity_id, customer_id, state, changed_at, version) values ($1, $2, $3, $4, $5)
       on conflict (opportunity_id) do update
          set customer_id = excluded.customer_id, state = excluded.state, changed_at = excluded.changed_at, version = excluded.version
        where known.version < excluded.version`,
      [opportunityId, customerId, state, at, version],
    ),

  survey: (tx, { ticketId, customerId, score, at }) =>
    tx.run(
      `insert into survey_facts (ticket_id, customer_id, score, answered_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [ticketId, customerId, score, at],
    ),

  complaint: (tx, { ticketId, customerId, resolved, at, version }) =>
    tx.run(
      `insert into complaint_facts as known (ticket_id, customer_id, opened_at, resolved_at, version)
       values ($1, $2, $3, case when $4 then $3::timestamptz end, $5)
       on conflict (ticket_id) do update
          set customer_id = excluded.customer_id, version = excluded.version,
              opened_at = least(known.opened_at, excluded.opened_at),
              resolved_at = case when $4 then coalesce(known.resolved_at, excluded.resolved_at) end
        where known.version < excluded.version`,
      [ticketId, customerId, at, resolved, version],
    ),
};

export async function keepKpiFacts(tx: Tx, facts: readonly KpiFact[]): Promise<void> {
  for (const fact of facts) await (keep[fact.kind] as (tx: Tx, fact: KpiFact) => Promise<unknown>)(tx, fact);
}
