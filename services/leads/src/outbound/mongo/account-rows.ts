import { required } from '@tributary/service-kit';
import type { MongoTx } from '@tributary/stores/mongo';
import type { Candidate } from '../../domain/assignment/choose-employee';
import type { Employee } from '../../domain/assignment/employee';
import { type Holdings, noHoldings } from '../../domain/lead/holdings';
import type { AssignmentRule } from '../../domain/policy';
import { collection, withoutUndefined } from './collections';
import { employeeOf } from './documents';

export async function findEmployee({ connection, session }: MongoTx, id: string): Promise<Employee | undefined> {
  const found = await collection(connection, 'employees').findOne({ _id: id }, { session });
  return found ? employeeOf(found) : undefined;
}

/** Those who take leads, of the rule's teams and with its skills. */
export async function employeesFor({ connection, session }: MongoTx, { teamPaths, skills }: AssignmentRule): Promise<Employee[]> {
  const wanted = {
    takesLeads: true,
    ...(teamPaths.length > 0 && { teamPaths: { $in: [...teamPaths] } }),
    ...(skills.length > 0 && { skills: { $all: [...skills] } }),
  };
  const found = await collection(connection, 'employees').find(wanted, { session }).toArray();
  return found.map(employeeOf);
}

/** Each employee with their account. */
export async function withAccounts(
  employees: readonly Employee[],
  accountsFor: (employeeIds: readonly string[]) => Promise<readonly Holdings[]>,
): Promise<Candidate[]> {
  const accounts = await accountsFor(employees.map(({ id }) => id));
  return employees.map((employee, at) => ({ employee, account: required(accounts[at]) }));
}

/** Their accounts in the same order; who never had a lead has an empty one. */
export async function accountsOf({ connection, session }: MongoTx, employeeIds: readonly string[]): Promise<Holdings[]> {
  if (employeeIds.length === 0) return [];
  const found = await collection(connection, 'holdings')
    .find({ _id: { $in: [...employeeIds] } }, { session })
    .toArray();
  const accounts = new Map(found.map(({ _id, ...account }) => [_id, { employeeId: _id, ...account }]));
  return employeeIds.map((id) => accounts.get(id) ?? noHoldings(id));
}

export async function putAccounts({ connection, session }: MongoTx, accounts: readonly Holdings[]): Promise<void> {
  if (accounts.length === 0) return;
  const operations = accounts.map(({ employeeId, ...replacement }) => ({
    replaceOne: { filter: { _id: employeeId }, replacement, upsert: true },
  }));
  await collection(connection, 'holdings').bulkWrite(operations, { session, ...withoutUndefined });
}
