import type { Outbox } from '@tributary/messaging/mongo';
import type { Actor } from '@tributary/service-kit';
import { inMongoTransaction, type MongoStore, type MongoTx } from '@tributary/stores/mongo';
import type { Intake, IntakeChange } from '../../domain/intake/intake';
import { holderOf } from '../../domain/lead/custody';
import type { CustomerStanding, IntakeDesk } from '../../use-cases/intake/accept-intake';
import { lockCustomer } from './customer-rows';
import { publishRejections, replaceIntake } from './intake-shelf';
import { addLead, leadDeskIn } from './lead-desk';
import { leadsOfCustomers } from './lead-rows';

type Desk = IntakeDesk & { reject(before: Intake, change: IntakeChange): Promise<void> };

export const makeAtTheIntakeDesk =
  (store: MongoStore, outbox: Outbox) =>
  <T>(actor: Actor, work: (desk: Desk) => Promise<T>): Promise<T> =>
    inMongoTransaction(store, actor, (tx) => work(intakeDeskIn(tx, outbox)));

const intakeDeskIn = (tx: MongoTx, outbox: Outbox): Desk => ({
  ...leadDeskIn(tx, outbox),

  customer: (id) => standingOf(tx, id),
  addLead: (change) => addLead(tx, outbox, change),
  tell: (signal) => outbox.add(tx, { aggregate: signal.data.signalId, version: 1 }, [signal]),
  store: (before, after) => replaceIntake(tx, before, after),

  reject: async (before, change) => {
    await replaceIntake(tx, before, change.intake);
    await publishRejections(tx, outbox, [change]);
  },
});

/** The oldest open lead goes on. Until sales has said who serves the customer, it is who qualified their last lead. */
async function standingOf(tx: MongoTx, customerId: string): Promise<CustomerStanding> {
  const { _id: id, owner, ownerVersion } = await lockCustomer(tx, customerId);
  const leads = await leadsOfCustomers(tx, [id]);
  const qualified = leads.filter(({ status }) => status === 'qualified').at(-1);
  return {
    id,
    openLead: leads.find(({ custody }) => custody.state !== 'locked'),
    owner: ownerVersion === undefined ? qualified && holderOf(qualified.custody) : owner,
  };
}
