import type { Outbox } from '@tributary/messaging/mongo';
import { required } from '@tributary/service-kit';
import type { MongoTx } from '@tributary/stores/mongo';
import type { Employee } from '../../domain/assignment/employee';
import type { LeadChange } from '../../domain/lead/change';
import { holderOf } from '../../domain/lead/custody';
import type { Holdings } from '../../domain/lead/holdings';
import type { AssignmentRule } from '../../domain/policy';
import type { CustomerStanding, IntakeDesk } from '../../use-cases/intake/accept-intake';
import { accountsOf, employeesFor, findEmployee, putAccounts, withAccounts } from './account-rows';
import { lockCustomers } from './customer-rows';
import type { CustomerDocument } from './documents';
import { type IntakeStep, replaceIntakes } from './intake-rows';
import { noteChange } from './lead-desk';
import { type LeadWrite, leadsOfCustomers, putLeads } from './lead-rows';

interface IntakeUnit {
  readonly desk: IntakeDesk;
  /** Everything that was decided, in one command a collection. */
  write(): Promise<void>;
}

/** What one transaction has read and decided about many intakes: a later one sees what became of the earlier ones. */
export function openIntakeUnit(tx: MongoTx, outbox: Outbox): IntakeUnit {
  const customers = new Map<string, CustomerDocument>();
  const leads = new Map<string, LeadWrite>();
  const accounts = new Map<string, Holdings>();
  const employees = new Map<AssignmentRule, readonly Employee[]>();
  const changedAccounts = new Set<string>();
  const steps: IntakeStep[] = [];

  const lookUp = async (customerIds: readonly string[]): Promise<void> => {
    const unknown = customerIds.filter((id) => !customers.has(id));
    if (unknown.length === 0) return;
    const known = new Set([...customers.values()].map(({ _id }) => _id));
    const found = await lockCustomers(tx, unknown);
    for (const [asked, customer] of found) customers.set(asked, customer);
    const fresh = [...found.values()].map(({ _id }) => _id).filter((id) => !known.has(id));
    for (const lead of await leadsOfCustomers(tx, fresh)) leads.set(lead.id, { lead, storedVersion: lead.version });
  };

  const accountsFor = async (employeeIds: readonly string[]): Promise<Holdings[]> => {
    const unknown = employeeIds.filter((id) => !accounts.has(id));
    for (const account of await accountsOf(tx, unknown)) accounts.set(account.employeeId, account);
    return employeeIds.map((id) => required(accounts.get(id)));
  };

  const change = ({ lead, holdings }: LeadChange): void => {
    leads.set(lead.id, { ...leads.get(lead.id), lead });
    for (const account of holdings) {
      accounts.set(account.employeeId, account);
      changedAccounts.add(account.employeeId);
    }
  };

  const desk: IntakeDesk = {
    lookUp,
    customer: async (id) => {
      await lookUp([id]);
      return standingOf(required(customers.get(id)), leads.values());
    },

    employee: (id) => findEmployee(tx, id),
    account: async (employeeId) => required((await accountsFor([employeeId]))[0]),
    candidates: async (rule) => {
      const found = employees.get(rule) ?? (await employeesFor(tx, rule));
      employees.set(rule, found);
      return withAccounts(found, accountsFor);
    },

    addLead: async (added) => {
      change(added);
      await noteChange(tx, outbox, undefined, added);
    },
    save: async (before, saved) => {
      change(saved);
      await noteChange(tx, outbox, before, saved);
    },
    tell: (signal) => outbox.add(tx, { aggregate: signal.data.signalId, version: 1 }, [signal]),
    store: async (before, after) => void steps.push({ before, after }),
  };

  return {
    desk,
    write: async () => {
      await putLeads(
        tx,
        [...leads.values()].filter(({ lead, storedVersion }) => lead.version !== storedVersion),
      );
      await putAccounts(
        tx,
        [...accounts.values()].filter(({ employeeId }) => changedAccounts.has(employeeId)),
      );
      await replaceIntakes(tx, steps);
    },
  };
}

/** The oldest open lead goes on. Until sales has said who serves the customer, it is who qualified their last lead. */
function standingOf({ _id: id, owner, ownerVersion }: CustomerDocument, known: Iterable<LeadWrite>): CustomerStanding {
  const leads = [...known].map(({ lead }) => lead).filter(({ customer }) => customer.id === id);
  const qualified = leads.filter(({ status }) => status === 'qualified').at(-1);
  return {
    id,
    openLead: leads.find(({ custody }) => custody.state !== 'locked'),
    owner: ownerVersion === undefined ? qualified && holderOf(qualified.custody) : owner,
  };
}
