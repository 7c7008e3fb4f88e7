import { pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { AttributionModel, Share } from '../../domain/attribution/attribute';
import type { Touch } from '../../domain/attribution/touch';
import { type Channel, channels } from '../../domain/channel';
import type { MarketingPolicy } from '../../domain/policy';
import type {
  CampaignResult,
  ChannelResult,
  Collected,
  CustomerAttribution,
  Funnel,
  FunnelStage,
  ReadResults,
} from '../../use-cases/read-results';
import { malformedCursor, placeOf } from './campaigns-reader';
import { moneyColumn } from './rows';

/** In PostgreSQL's words: what each model gives, without those that give nothing. */
interface CampaignResultRow extends Omit<CampaignResult, 'collected'> {
  readonly collected: Partial<Collected>;
  readonly createdAt: Date;
}

const nothing: Collected = { 'first-touch': '0', 'last-touch': '0', linear: '0' };

const resultColumns = `
  c.campaign_id as "campaignId", c.code, c.name, c.state, c.channel, ${moneyColumn('c.cost', 'c.currency', 'cost')},
  c.created_at as "createdAt",
  (select coalesce(json_object_agg(of_one.model, of_one.amount), '{}')
     from (select t.model, trim_scale(sum(t.amount))::text as amount from attribution_totals t
            where t.campaign = c.code and t.currency = c.currency group by t.model) of_one) as collected`;

/** $1, $2: the place before the page, $3: rows. */
export const campaignResultsQuery = `
  select ${resultColumns} from campaigns c
   where ($1::timestamptz is null or (c.created_at, c.campaign_id) < ($1, $2::uuid))
   order by c.created_at desc, c.campaign_id desc limit $3`;

const resultOf = ({ createdAt: _, collected, ...row }: CampaignResultRow): CampaignResult => ({
  ...row,
  collected: { ...nothing, ...collected },
});

export const makeResultsReader = (store: PostgresStore, { bookCurrency }: MarketingPolicy): ReadResults => ({
  campaignResult: async (actor, campaignId) => {
    const row = await reading(store, actor, (tx) =>
      tx.one<CampaignResultRow>(`select ${resultColumns} from campaigns c where c.campaign_id = $1`, [campaignId]),
    );
    return row && resultOf(row);
  },

  campaignResults: async (actor, { cursor, limit }) => {
    const place = placeOf(cursor);
    if (!place) return malformedCursor;
    const rows = await reading(store, actor, (tx) =>
      tx.many<CampaignResultRow>(campaignResultsQuery, [place.at, place.id, limit + 1]),
    );
    const { items, nextCursor } = pageOfRows(rows, limit, (row) => [row.createdAt.toISOString(), row.campaignId]);
    return { items: items.map(resultOf), nextCursor };
  },

  channelResults: (actor, asked) => reading(store, actor, (tx) => channelResults(tx, asked || bookCurrency)),

  funnel: (actor, campaignId) =>
    reading(store, actor, async (tx) => {
      const campaign = await tx.one<{ code: string }>(`select code from campaigns where campaign_id = $1`, [campaignId]);
      const row = campaign && (await tx.one<FunnelRow>(funnelQuery, [campaign.code]));
      return row && funnelOf(row);
    }),

  touches: async (actor, customerId, { cursor, limit }) => {
    const place = placeOf(cursor);
    if (!place) return malformedCursor;
    const rows = await reading(store, actor, (tx) => tx.many<Touch>(touchesQuery, [customerId, place.at, place.id, limit + 1]));
    return pageOfRows(rows.map(withoutNulls), limit, ({ touchedAt, touchId }) => [touchedAt.toISOString(), touchId]);
  },

  customerAttribution: (actor, customerId) =>
    reading(store, actor, async (tx) => {
      const now = await tx.one<{ id: string }>(`select customer_now($1) as id`, [customerId]);
      const id = now?.id ?? customerId;
      return { customerId: id, shares: await tx.many<CustomerAttribution['shares'][number]>(sharesQuery, [id]) };
    }),
});

/** $1: any id of the customer, $2, $3: the place before the page, $4: rows. */
export const touchesQuery = `
  select touch_id as "touchId", lead_id as "leadId", customer_id as "customerId", channel, source, medium, campaign,
         touched_at as "touchedAt"
    from touches
   where customer_id = customer_now($1) and ($2::timestamptz is null or (touched_at, touch_id) > ($2, $3::uuid))
   order by touched_at, touch_id limit $4`;

/** $1: the customer. */
export const sharesQuery = `
  select e.model, e.channel, e.campaign, e.currency, trim_scale(sum(e.amount))::text as amount
    from contracts c
    join collections l using (contract_id)
    join attribution_entries e using (collection_id)
   where c.customer_id = $1
   group by e.model, e.channel, e.campaign, e.currency having sum(e.amount) <> 0
   order by e.model, e.channel, e.campaign, e.currency`;

interface ChannelSum extends Pick<Share, 'model' | 'amount'> {
  readonly channel: Channel | '';
}

/** $1: the currency. */
export const channelSumsQuery = `
  select channel, model, trim_scale(sum(amount))::text as amount from attribution_totals
   where currency = $1 group by channel, model`;

async function channelResults(tx: Tx, currency: string): Promise<readonly ChannelResult[]> {
  const sums = await tx.many<ChannelSum>(channelSumsQuery, [currency]);
  const costs = await tx.many<{ channel: Channel; amount: string }>(
    `select channel, trim_scale(sum(cost))::text as amount from campaigns where currency = $1 group by channel`,
    [currency],
  );
  return [...channels, '' as const].map((channel) => {
    const ofModel = (model: AttributionModel): string =>
      sums.find((sum) => sum.channel === channel && sum.model === model)?.amount ?? '0';
    return {
      channel,
      cost: { amount: costs.find((one) => one.channel === channel)?.amount ?? '0', currency },
      collected: { 'first-touch': ofModel('first-touch'), 'last-touch': ofModel('last-touch'), linear: ofModel('linear') },
    };
  });
}

type FunnelRow = Readonly<Record<FunnelStage, number>> & {
  readonly [S in Exclude<FunnelStage, 'leads'> as `${S}Seconds`]: number | null;
};

const medianOf = (before: FunnelStage, stage: Exclude<FunnelStage, 'leads'>): string => `
  round(percentile_cont(0.5) within group (order by greatest(extract(epoch from ${stage} - ${before}), 0))
        filter (where ${stage} is not null and ${before} is not null))::int as "${stage}Seconds"`;

/** $1: the code of a campaign. */
export const funnelQuery = `
  with led as (
    select lead_id, min(touched_at) as touched_at from touches
     where campaign = $1 and campaign <> '' and lead_id is not null group by lead_id
  ), reached as (
    select led.touched_at as leads, l.qualified_at as qualified,
           (select min(c.signed_at) from contracts c where c.lead_id = led.lead_id) as contracts,
           (select min(m.approved_at) from contracts c join collections m using (contract_id)
             where c.lead_id = led.lead_id and m.reversed_at is null) as collected
      from led left join leads l using (lead_id)
  )
  select count(leads)::int as leads, count(qualified)::int as qualified, count(contracts)::int as contracts,
         count(collected)::int as collected,
         ${medianOf('leads', 'qualified')}, ${medianOf('qualified', 'contracts')}, ${medianOf('contracts', 'collected')}
    from reached`;

const funnelOf = (row: FunnelRow): Funnel => ({
  leads: { count: row.leads, medianSeconds: undefined },
  qualified: { count: row.qualified, medianSeconds: row.qualifiedSeconds ?? undefined },
  contracts: { count: row.contracts, medianSeconds: row.contractsSeconds ?? undefined },
  collected: { count: row.collected, medianSeconds: row.collectedSeconds ?? undefined },
});
