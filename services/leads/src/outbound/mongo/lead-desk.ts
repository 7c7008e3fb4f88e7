import type { Outbox } from '@tributary/messaging/mongo';
import { type Actor, serviceActor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { LeadChange } from '../../domain/lead/change';
import { holderOf } from '../../domain/lead/custody';
import { custodyChangeOf } from '../../domain/lead/custody-change';
import { type Holdings, noHoldings } from '../../domain/lead/holdings';
import type { Lead } from '../../domain/lead/lead';
import type { Candidates } from '../../use-cases/leads/assign-by-rule';
import type { ClaimDesk } from '../../use-cases/leads/claim-lead';
import type { FollowUpBook } from '../../use-cases/leads/record-follow-up';
import type { AuditedDesk } from '../../use-cases/leads/reveal-lead-contact';
import { collection, withoutUndefined } from './collections';
import { employeeOf, type HoldingsDocument } from './documents';
import { findLead, insertLead, replaceLead } from './lead-rows';

const service = serviceActor('leads');

export type WholeLeadDesk = ClaimDesk & Candidates & FollowUpBook & AuditedDesk;

export const makeAtTheLeadDesk =
  (store: MongoStore, outbox: Outbox) =>
  <T>(actor: Actor, work: (desk: WholeLeadDesk) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, (tx) => work(leadDeskIn(tx, outbox)));

/** In a transaction that is open. */
export function leadDeskIn(tx: MongoTx, outbox: Outbox): WholeLeadDesk {
  const { connection, session } = tx;
  const holdings = collection(connection, 'holdings');
  const employees = collection(connection, 'employees');

  return {
    lead: (id) => findLead(tx, id),

    leadFromSea: async (id) =>
      tx.actor.permissions.has('leads.sea.read') ? findLead({ connection, session, actor: service }, id) : undefined,

    account: async (employeeId) => {
      const found = await holdings.findOne({ _id: employeeId }, { session });
      return found ? holdingsOf(found) : noHoldings(employeeId);
    },

    employee: async (id) => {
      const found = await employees.findOne({ _id: id }, { session });
      return found ? employeeOf(found) : undefined;
    },

    candidates: async ({ teamPaths, skills }) => {
      const found = await employees
        .find(
          {
            takesLeads: true,
            ...(teamPaths.length > 0 && { teamPaths: { $in: [...teamPaths] } }),
            ...(skills.length > 0 && { skills: { $all: [...skills] } }),
          },
          { session },
        )
        .toArray();
      const accounts = await holdings.find({ _id: { $in: found.map(({ _id }) => _id) } }, { session }).toArray();
      const accountOf = new Map(accounts.map((account) => [account._id, holdingsOf(account)]));
      return found.map((employee) => ({
        employee: employeeOf(employee),
        account: accountOf.get(employee._id) ?? noHoldings(employee._id),
      }));
    },

    save: async (before, change) => {
      await replaceLead(tx, before.version, change.lead);
      await settle(tx, outbox, before, change);
    },

    addFollowUp: async ({ id, ...followUp }) => {
      await collection(connection, 'follow_ups').insertOne({ _id: id, ...followUp }, { session, ...withoutUndefined });
    },

    noteRevealed: (lead, purpose) =>
      audit(tx, { action: 'lead.contact-revealed', entity: 'lead', entityId: lead.id, after: { purpose } }),
  };
}

export async function addLead(tx: MongoTx, outbox: Outbox, change: LeadChange): Promise<void> {
  await insertLead(tx, change.lead);
  await settle(tx, outbox, undefined, change);
}

/** What a change of a lead brings with it: accounts, custody history, events and the audit log. */
async function settle(
  tx: MongoTx,
  outbox: Outbox,
  before: Lead | undefined,
  { lead, events, holdings }: LeadChange,
): Promise<void> {
  const { connection, session } = tx;
  for (const { employeeId, ...account } of holdings) {
    await collection(connection, 'holdings').replaceOne({ _id: employeeId }, account, {
      session,
      upsert: true,
      ...withoutUndefined,
    });
  }

  const firstVersion = lead.version - events.length + 1;
  const lines = events.flatMap((event, index) => {
    const line = custodyChangeOf(event, firstVersion + index, tx.actor.id, lead.updatedAt);
    return line ? [{ _id: `${line.leadId}:${line.version}`, ...line }] : [];
  });
  if (lines.length > 0) await collection(connection, 'custody_changes').insertMany(lines, { session });

  await outbox.addMany(
    tx,
    events.map((event, index) => ({ aggregate: lead.id, version: firstVersion + index, events: [event] })),
  );
  await audit(tx, {
    action: events.map(({ type }) => type.replace(/^tributary\.leads\.|\.v\d+$/g, '')).join('+'),
    entity: 'lead',
    entityId: lead.id,
    ...(before && { before: audited(before) }),
    after: audited(lead),
  });
}

/** What of a lead goes to the audit log: no name, no number. */
const audited = ({ version, status, custody, customer }: Lead) => ({
  version,
  status,
  custody: custody.state,
  holderId: holderOf(custody)?.id,
  customerId: customer.id,
});

const holdingsOf = ({ _id, ...account }: HoldingsDocument): Holdings => ({ employeeId: _id, ...account });
