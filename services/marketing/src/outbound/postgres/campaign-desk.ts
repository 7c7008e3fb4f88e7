import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { Campaign, CampaignChange } from '../../domain/campaign/campaign';
import type { Cost } from '../../domain/campaign/cost';
import type { AtTheCampaignDesk, CampaignDesk } from '../../use-cases/campaigns/campaign-desk';
import { campaignColumns, costColumns } from './rows';

export const makeAtTheCampaignDesk =
  (store: PostgresStore, outbox: Outbox): AtTheCampaignDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(campaignDesk(tx, outbox)));

const campaignDesk = (tx: Tx, outbox: Outbox): CampaignDesk => ({
  campaign: (campaignId) =>
    tx.one<Campaign>(`select ${campaignColumns} from campaigns c where c.campaign_id = $1 for update`, [campaignId]),

  add: async (change) => {
    const { campaignId, code, kind, channel, ownerId, teamPath, createdAt } = change.campaign;
    const added = await tx.run(
      `insert into campaigns (campaign_id, code, kind, channel, currency, owner_id, team_path, created_at,
                              name, state, budget, cost, starts_on, ends_on, version)
       values ($9, $10, $11, $12, $13, $14, $15, $8, $2, $3, $4, $5, $6, $7, $1)
       on conflict (code) do nothing`,
      [
        ...[change.campaign.version, ...moving(change.campaign), createdAt],
        ...[campaignId, code, kind, channel, change.campaign.budget.currency, ownerId, teamPath],
      ],
    );
    if (added === 0) return false;
    await tell(tx, outbox, 'campaign.planned', undefined, change);
    return true;
  },

  save: (before, change) => save(tx, outbox, `campaign.${actionOf(before, change)}`, before, change),

  cost: async (campaignId, costId) => {
    const row = await tx.one<Cost>(`select ${costColumns} from cost_entries e where e.campaign_id = $1 and e.cost_id = $2`, [
      campaignId,
      costId,
    ]);
    return row && withoutNulls(row);
  },

  addCost: async (before, { cost, ...change }) => {
    const { costId, campaignId, amount, incurredOn, note, reversesCostId = null, recordedBy, recordedAt } = cost;
    const added = await tx.run(
      `insert into cost_entries (cost_id, campaign_id, amount, currency, incurred_on, note, reverses, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (reverses) do nothing`,
      [costId, campaignId, amount.amount, amount.currency, incurredOn, note, reversesCostId, recordedBy, recordedAt],
    );
    if (added === 0) return false;
    await save(tx, outbox, reversesCostId === null ? 'campaign.cost-recorded' : 'campaign.cost-reversed', before, change);
    return true;
  },
});

const moving = ({ name, state, budget, cost, startsOn, endsOn }: Campaign): readonly unknown[] => [
  ...[name, state, budget.amount, cost.amount, startsOn, endsOn],
];

const actionOf = (before: Campaign, { campaign }: CampaignChange): string =>
  before.state === campaign.state ? 'changed' : campaign.state;

/** Its row must be locked. */
async function save(tx: Tx, outbox: Outbox, action: string, before: Campaign, change: CampaignChange): Promise<void> {
  const { campaign } = change;
  await tx.run(
    `update campaigns set version = $1, name = $2, state = $3, budget = $4, cost = $5, starts_on = $6, ends_on = $7
      where campaign_id = $8`,
    [campaign.version, ...moving(campaign), campaign.campaignId],
  );
  await tell(tx, outbox, action, before, change);
}

async function tell(
  tx: Tx,
  outbox: Outbox,
  action: string,
  before: Campaign | undefined,
  { campaign, event }: CampaignChange,
): Promise<void> {
  const { campaignId, version } = campaign;
  await audit(tx, {
    ...{ action, entity: 'campaign', entityId: campaignId },
    ...(before && { before: auditable(before) }),
    after: auditable(campaign),
  });
  await outbox.add(tx, { aggregate: campaignId, version }, [event]);
}

const auditable = ({ code, name, state, budget, cost, startsOn, endsOn }: Campaign) => ({
  ...{ code, name, state, budget, cost, startsOn, endsOn },
});
