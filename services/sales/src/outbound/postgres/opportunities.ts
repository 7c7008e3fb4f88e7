import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { Money } from '../../domain/money';
import type { Opportunity, OpportunityChange, StageChange } from '../../domain/opportunity/opportunity';
import type { Stage } from '../../domain/opportunity/pipeline';
import type { OpportunityDesk } from '../../use-cases/opportunities/opportunity-desk';
import { customerLink } from './customers';
import { customerColumn, moneyColumn, orNull } from './sql';

export interface OpportunityRow extends Omit<Opportunity, 'amount' | 'history'> {
  readonly amount: Money | null;
  /** As JSON: instants are text. */
  readonly history: readonly (Omit<StageChange, 'changedAt'> & { readonly changedAt: string })[];
}

export const opportunityColumns = `
  opportunity_id as "opportunityId", ${customerColumn}, name, stage, state, probability,
  ${moneyColumn('amount', 'currency', 'amount')}, coalesce(expected_close::text, '') as "expectedClose",
  owner_id as "ownerId", team_path as "teamPath", coalesce(lead_id::text, '') as "leadId", campaign_id as "campaignId",
  loss_reason as "lossReason", history, version, created_at as "createdAt"`;

export const opportunityOf = ({ amount, history, ...row }: OpportunityRow): Opportunity => ({
  ...row,
  amount: amount ?? undefined,
  history: history.map((change) => ({ ...change, changedAt: new Date(change.changedAt) })),
});

export const opportunitiesDesk = (tx: Tx, outbox: Outbox): OpportunityDesk => ({
  opportunity: async (opportunityId) => {
    const row = await tx.one<OpportunityRow>(
      `select ${opportunityColumns} from opportunities where opportunity_id = $1 for update`,
      [opportunityId],
    );
    return row && opportunityOf(row);
  },

  pipeline: () =>
    tx.many<Stage>(
      `select stage, position, probability, entered_from as "enteredFrom", required_fields as "requiredFields" from pipeline_stages`,
    ),

  customer: (customerId) => customerLink(tx, customerId),

  addOpportunity: async (change) => {
    const { opportunity } = change;
    const { customer, createdAt, leadId } = opportunity;
    const adding = tx.run(
      `insert into opportunities (opportunity_id, stage, state, probability, amount, currency, expected_close, loss_reason,
                                  history, version, customer_id, customer_made_with, name, owner_id, team_path, lead_id,
                                  campaign_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (lead_id) do nothing`,
      [
        ...movingValues(opportunity),
        ...[customer.id, customer.madeWithId, opportunity.name, opportunity.ownerId, opportunity.teamPath],
        ...[orNull(leadId), opportunity.campaignId, createdAt],
      ],
    );
    // Only a lead can have one already; where there is none, nothing needs to be waited for.
    if (leadId !== '' && (await adding) === 0) return false;
    await Promise.all([adding, ...tellOpened(tx, outbox, change)]);
    return true;
  },

  saveOpportunity: async (before, { opportunity, events }) => {
    const { opportunityId, version } = opportunity;
    const saving = tx.run(
      `update opportunities set stage = $2, state = $3, probability = $4, amount = $5, currency = $6, expected_close = $7,
              loss_reason = $8, history = $9, version = $10
        where opportunity_id = $1`,
      movingValues(opportunity),
    );
    const changed = { action: 'opportunity.changed', entity: 'opportunity', entityId: opportunityId };
    await Promise.all([
      saving,
      audit(tx, { ...changed, before: auditable(before), after: auditable(opportunity) }),
      outbox.add(tx, { aggregate: opportunityId, version }, events),
    ]);
  },
});

/** Sent together: statements of a transaction are worked off in order, and none of these waits for another's answer. */
const tellOpened = (tx: Tx, outbox: Outbox, { opportunity, events }: OpportunityChange): readonly Promise<void>[] => {
  const { opportunityId, version } = opportunity;
  const opened = { action: 'opportunity.opened', entity: 'opportunity', entityId: opportunityId };
  return [audit(tx, { ...opened, after: auditable(opportunity) }), outbox.add(tx, { aggregate: opportunityId, version }, events)];
};

const movingValues = (opportunity: Opportunity): readonly unknown[] => [
  opportunity.opportunityId,
  opportunity.stage,
  opportunity.state,
  opportunity.probability,
  opportunity.amount?.amount ?? null,
  opportunity.amount?.currency ?? null,
  orNull(opportunity.expectedClose),
  opportunity.lossReason,
  JSON.stringify(opportunity.history),
  opportunity.version,
];

const auditable = ({ stage, state, amount, expectedClose, ownerId }: Opportunity) => ({
  stage,
  state,
  amount: amount ? `${amount.amount} ${amount.currency}` : '',
  expectedClose,
  ownerId,
});
