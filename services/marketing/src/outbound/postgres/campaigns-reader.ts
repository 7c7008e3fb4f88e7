import type { Actor, Page, Refusal } from '@tributary/service-kit';
import { keysOf, type PageOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, withoutNulls } from '@tributary/stores/postgres';
import type { Campaign } from '../../domain/campaign/campaign';
import type { Cost } from '../../domain/campaign/cost';
import type { CampaignFilter, ReadCampaigns } from '../../use-cases/read-campaigns';
import { campaignColumns, costColumns } from './rows';

export const malformedCursor: Refusal<'request.malformed'> = { refused: 'request.malformed', field: 'page.cursor' };

/** A place in a list by time and id; undefined for text that is none. A cursor comes from outside: it may hold anything. */
export function placeOf(cursor: string): { readonly at: string | null; readonly id: string | null } | undefined {
  const keys = keysOf(cursor, ['instant', 'uuid']);
  return keys && { at: keys[0] ?? null, id: keys[1] ?? null };
}

/** $1, $2: the place before the page, $3: rows; then what is asked for, each once. */
export const campaignsQuery = ({ state, kind, ownerId }: CampaignFilter) => {
  const asked = Object.entries({ state, kind, owner_id: ownerId }).filter(([, value]) => value !== undefined);
  return {
    sql: `select ${campaignColumns} from campaigns c
           where ($1::timestamptz is null or (c.created_at, c.campaign_id) < ($1, $2::uuid))
                 ${asked.map(([column], index) => `and c.${column} = $${index + 4}`).join(' ')}
           order by c.created_at desc, c.campaign_id desc limit $3`,
    values: asked.map(([, value]) => value),
  };
};

export const makeCampaignsReader = (store: PostgresStore): ReadCampaigns => ({
  campaign: (actor, campaignId) =>
    reading(store, actor, (tx) =>
      tx.one<Campaign>(`select ${campaignColumns} from campaigns c where c.campaign_id = $1`, [campaignId]),
    ),

  campaigns: async (actor, filter, { cursor, limit }) => {
    const place = placeOf(cursor);
    if (!place) return malformedCursor;
    const { sql, values } = campaignsQuery(filter);
    const rows = await reading(store, actor, (tx) => tx.many<Campaign>(sql, [place.at, place.id, limit + 1, ...values]));
    return pageOfRows(rows, limit, ({ createdAt, campaignId }) => [createdAt.toISOString(), campaignId]);
  },

  costs: (actor, campaignId, page) => costsOf(store, actor, campaignId, page),
});

async function costsOf(
  store: PostgresStore,
  actor: Actor,
  campaignId: string,
  { cursor, limit }: Page,
): Promise<PageOf<Cost> | Refusal<'request.malformed' | 'record.not-found'>> {
  const place = placeOf(cursor);
  if (!place) return malformedCursor;
  const rows = await reading(store, actor, async (tx) => {
    const campaign = await tx.one<{ id: string }>(`select campaign_id as id from campaigns where campaign_id = $1`, [campaignId]);
    if (!campaign) return undefined;
    return tx.many<Cost>(
      `select ${costColumns} from cost_entries e
        where e.campaign_id = $1 and ($2::timestamptz is null or (e.recorded_at, e.cost_id) < ($2, $3::uuid))
        order by e.recorded_at desc, e.cost_id desc limit $4`,
      [campaignId, place.at, place.id, limit + 1],
    );
  });
  if (!rows) return { refused: 'record.not-found' };
  return pageOfRows(rows.map(withoutNulls), limit, ({ recordedAt, costId }) => [recordedAt.toISOString(), costId]);
}
