import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type Customer, type CustomerFile, newCustomer, nextVersion, type Substance } from '../domain/customer/customer';
import { type CustomerEvent, created, type Deed, split, updated } from '../domain/customer/customer-events';
import type { CustomerView } from '../domain/customer/customer-view';
import type { SurvivorshipPolicy } from '../domain/customer/golden-record';
import {
  type Homes,
  type LineageChange,
  type LineageEntry,
  type SplitRefusal,
  splitRecords,
  type UndoRefusal,
  undoMerge,
} from '../domain/customer/lineage';
import type { Needs } from './merge-customers';

export interface SplitCustomer {
  readonly customerId: string;
  /** Which merge to undo, or which records get a customer of their own. */
  readonly what: { readonly mergeId: string } | { readonly recordIds: readonly string[] };
  readonly reason: string;
  /** The version that the caller looked at; 0 splits whatever it is now. */
  readonly expectedVersion: number;
}

export interface SplitCustomers {
  readonly customer: CustomerView;
  readonly separated: CustomerView;
  readonly splitId: string;
}

/** What splitting needs of the store, inside one transaction. */
export interface SplitDesk {
  /** The customer that stands for this id, locked until the end. */
  hold(customerId: string): Promise<CustomerFile | undefined>;
  /** A merge or split of one of these customers. */
  lineageEntry(id: string, customerIds: readonly string[]): Promise<LineageEntry | undefined>;
  homesOf(recordIds: readonly string[]): Promise<Homes>;
  recordCount(customerId: string): Promise<number>;
  /** As it is after what was applied. */
  substanceOf(customerId: string): Promise<Substance>;
  apply(change: LineageChange, deed: Deed): Promise<void>;
  /** Somebody new, reached by whoever reaches the customer they were part of. */
  addBeside(customerId: string, added: Customer, event: CustomerEvent, at: Date): Promise<void>;
  save(customer: Customer, event: CustomerEvent, at: Date): Promise<void>;
  view(customerId: string): Promise<CustomerView | undefined>;
}

export type SplitCustomerRefusal = SplitRefusal | UndoRefusal | Refusal<'record.not-found' | 'record.version-conflict'>;

/** MD-6: the inverse of a merge, or source records on their own. */
export const makeSplitCustomer =
  ({ atTheDesk, policy, now, newId }: Needs<SplitDesk>) =>
  (actor: Actor, command: SplitCustomer): Promise<SplitCustomers | SplitCustomerRefusal> =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.hold(command.customerId);
      if (!before) return { refused: 'record.not-found' };
      const { expectedVersion } = command;
      if (expectedVersion !== 0 && expectedVersion !== before.customer.version) return { refused: 'record.version-conflict' };

      const change = await decide(desk, command, before, newId);
      if (isRefusal(change)) return change;
      const deed: Deed = { by: actor.id, at: now(), reason: command.reason };
      await desk.apply(change, deed);

      const { customerId, otherId } = change.entry;
      const separated = await separate(desk, before, change, deed, policy());
      if (isRefusal(separated)) return separated;

      const next = nextVersion(before.customer, await desk.substanceOf(customerId), policy());
      await desk.save(next, split(next, separated, change, deed), deed.at);

      const views = [await desk.view(customerId), await desk.view(otherId)];
      return views[0] && views[1]
        ? { customer: views[0], separated: views[1], splitId: change.entry.id }
        : { refused: 'record.not-found' };
    });

async function decide(
  desk: SplitDesk,
  { customerId, what }: SplitCustomer,
  { family }: CustomerFile,
  newId: () => string,
): Promise<LineageChange | SplitRefusal | UndoRefusal> {
  if ('mergeId' in what) {
    const merged = await desk.lineageEntry(what.mergeId, [...family.mergedInto.keys()]);
    const homes = await desk.homesOf(merged?.moves.map(({ recordId }) => recordId) ?? []);
    return undoMerge(customerId, family, merged, homes, newId());
  }
  const homes = await desk.homesOf(what.recordIds);
  const own = new Map([...homes].filter(([, home]) => family.mergedInto.has(home)));
  return splitRecords(customerId, family, what.recordIds, own, await desk.recordCount(family.rootId), newId(), newId());
}

/** The customer that comes back, or the new one that got the records. */
async function separate(
  desk: SplitDesk,
  { customer }: CustomerFile,
  { entry, undoes }: LineageChange,
  { at }: Deed,
  policy: SurvivorshipPolicy,
): Promise<Customer | Refusal<'record.not-found'>> {
  const substance = await desk.substanceOf(entry.otherId);
  if (undoes === undefined) {
    const added = newCustomer(entry.otherId, customer.kind, substance, policy);
    await desk.addBeside(customer.id, added, created(added, at), at);
    return added;
  }
  const returned = await desk.hold(entry.otherId);
  if (!returned) return { refused: 'record.not-found' };
  const next = nextVersion(returned.customer, substance, policy);
  await desk.save(next, updated(next, returned.customer.golden, at), at);
  return next;
}
