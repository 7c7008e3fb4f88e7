import type { Outbox } from '@tributary/messaging/mongo';
import { type Actor, required, serviceActor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { LeadChange } from '../../domain/lead/change';
import { holderOf } from '../../domain/lead/custody';
import { custodyChangeOf } from '../../domain/lead/custody-change';
import type { Lead } from '../../domain/lead/lead';
import type { Candidates } from '../../use-cases/leads/assign-by-rule';
import type { ClaimDesk } from '../../use-cases/leads/claim-lead';
import type { FollowUpBook } from '../../use-cases/leads/record-follow-up';
import type { AuditedDesk } from '../../use-cases/leads/reveal-lead-contact';
import { accountsOf, employeesFor, findEmployee, putAccounts, withAccounts } from './account-rows';
import { collection, withoutUndefined } from './collections';
import { findLead, putLeads } from './lead-rows';

const service = serviceActor('leads');

export type WholeLeadDesk = ClaimDesk & Candidates & FollowUpBook & AuditedDesk;

export const makeAtTheLeadDesk =
  (store: MongoStore, outbox: Outbox) =>
  <T>(actor: Actor, work: (desk: WholeLeadDesk) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, (tx) => work(leadDeskIn(tx, outbox)));

/** In a transaction that is open. */
export function leadDeskIn(tx: MongoTx, outbox: Outbox): WholeLeadDesk {
  const { connection, session } = tx;
  return {
    lead: (id) => findLead(tx, id),

    leadFromSea: async (id) =>
      tx.actor.permissions.has('leads.sea.read') ? findLead({ connection, session, actor: service }, id) : undefined,

    account: async (employeeId) => required((await accountsOf(tx, [employeeId]))[0]),
    employee: (id) => findEmployee(tx, id),

    candidates: async (rule) => withAccounts(await employeesFor(tx, rule), (ids) => accountsOf(tx, ids)),

    save: async (before, change) => {
      await putLeads(tx, [{ lead: change.lead, storedVersion: before.version }]);
      await putAccounts(tx, change.holdings);
      await noteChange(tx, outbox, before, change);
    },

    addFollowUp: async ({ id, ...followUp }) => {
      await collection(connection, 'follow_ups').insertOne({ _id: id, ...followUp }, { session, ...withoutUndefined });
    },

    noteRevealed: async (lead, purpose) =>
      audit(tx, { action: 'lead.contact-revealed', entity: 'lead', entityId: lead.id, after: { purpose } }),
  };
}

/** What a change of a lead leaves behind: custody history, events and the audit log. */
export async function noteChange(
  tx: MongoTx,
  outbox: Outbox,
  before: Lead | undefined,
  { lead, events }: LeadChange,
): Promise<void> {
  const firstVersion = lead.version - events.length + 1;
  const lines = events.flatMap((event, index) => {
    const line = custodyChangeOf(event, firstVersion + index, tx.actor.id, lead.updatedAt);
    return line ? [{ _id: `${line.leadId}:${line.version}`, ...line }] : [];
  });
  tx.append(collection(tx.connection, 'custody_changes'), lines);

  await outbox.addMany(
    tx,
    events.map((event, index) => ({ aggregate: lead.id, version: firstVersion + index, events: [event] })),
  );
  audit(tx, {
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
