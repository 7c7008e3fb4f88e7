import type { Actor } from '@tributary/service-kit';
import { type PostgresStore, reading } from '@tributary/stores/postgres';
import type { KpiFigures } from '../../domain/kpi';
import type { KpiPolicy } from '../../domain/kpi-policy';
import type { TierPolicy } from '../../domain/value-tier';

/** In PostgreSQL's words: null where nothing was counted. */
type FiguresRow = Omit<KpiFigures, 'averageScore' | 'averageComplaintHours'> & {
  readonly averageScore: number | null;
  readonly averageComplaintHours: number | null;
};

/** $1: now, $2: the beginning of the period. */
const counts = `
  select l.*, o.*, f.*, d.*, s.*, c.*
    from (select count(*)::int as leads, count(qualified_at)::int as "leadsQualified" from lead_facts where created_at >= $2) l,
         (select count(*) filter (where state = 'won')::int as won, count(*) filter (where state = 'lost')::int as lost
            from opportunity_facts where state <> 'open' and changed_at >= $2) o,
         (select count(*)::int as "followUps", count(*) filter (where timely)::int as "timelyFollowUps"
            from follow_up_facts where happened_at >= $2) f,
         (select count(*)::int as "overdueFollowUps" from follow_up_deadlines where due_at < $1) d,
         (select avg(score)::float8 as "averageScore" from survey_facts where answered_at >= $2) s,
         (select (avg(extract(epoch from resolved_at - opened_at)) / 3600)::float8 as "averageComplaintHours"
            from complaint_facts where resolved_at >= $2) c`;

/** When the customer `high.id` last had to do with us, up to an instant. */
const lastInteraction = (until: string): string => `
  (select max(t.happened_at) from timeline t
    where t.department not in ('insights', 'marketing') and t.happened_at <= ${until}
      and t.customer_id = any (array(select customer_id from customer_aliases where current_id = high.id) || high.id))`;

/**
 * Customers by the ids they have today, so that a rebuilt model says the same. High value is tier A or B as it was then (IN-2).
 * $1: now, $2: the beginning of the period, $3: days without interaction that make one at risk, $4, $5: purchases and money of
 * an A, $6, $7, $8: purchases, money and days of a B.
 */
const retention = `
  with bought as (
    select coalesce(a.current_id, p.customer_id) as id, count(*) as purchases, sum(p.amount) as collected, max(p.approved_at) as last_at
      from collection_facts p left join customer_aliases a on a.customer_id = p.customer_id
     where not p.reversed and p.approved_at <= $2 and p.approved_at > $2::timestamptz - interval '365 days'
     group by 1
  ), high as (
    select id from bought
     where (purchases >= $4 and collected >= $5)
        or (purchases >= $6 and collected >= $7 and last_at >= $2::timestamptz - make_interval(days => $8))
  )
  select count(*)::int as "highValue",
         count(*) filter (where ${lastInteraction('$1')} >= $1::timestamptz - make_interval(days => $3))::int as "highValueKept"
    from high where ${lastInteraction('$2')} >= $2::timestamptz - make_interval(days => $3)`;

/** $1: since when. */
const repurchases = `
  select count(*)::int as buyers, count(*) filter (where contracts > 1)::int as "repeatBuyers"
    from (select count(*) as contracts from contract_facts c left join customer_aliases a using (customer_id)
           where c.signed_at >= $1 group by coalesce(a.current_id, c.customer_id)) of_one`;

/** Of the customers whom the actor may reach. */
export const makeKpiFigures =
  (
    store: PostgresStore,
    { days, repurchaseDays }: Pick<KpiPolicy, 'days' | 'repurchaseDays'>,
    { atRiskAfterDays, a, b }: TierPolicy,
  ) =>
  (actor: Actor, now: Date): Promise<KpiFigures> =>
    reading(store, actor, async (tx) => {
      const ago = (some: number): Date => new Date(now.getTime() - some * 86_400_000);
      const since = ago(days);
      const row = {
        ...(await tx.one<FiguresRow>(counts, [now, since])),
        ...(await tx.one<FiguresRow>(retention, [
          ...[now, since, atRiskAfterDays, a.purchases, a.collected],
          ...[b.purchases, b.collected, b.withinDays],
        ])),
        ...(await tx.one<FiguresRow>(repurchases, [ago(repurchaseDays)])),
      } as FiguresRow;
      const { averageScore, averageComplaintHours } = row;
      return { ...row, averageScore: averageScore ?? undefined, averageComplaintHours: averageComplaintHours ?? undefined };
    });
