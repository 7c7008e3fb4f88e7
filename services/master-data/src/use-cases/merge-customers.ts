import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type Customer, type CustomerFile, nextVersion, type Substance } from '../domain/customer/customer';
import { type CustomerEvent, type Deed, merged } from '../domain/customer/customer-events';
import type { CustomerView } from '../domain/customer/customer-view';
import type { SurvivorshipPolicy } from '../domain/customer/golden-record';
import { type Homes, type LineageChange, type LineageEntry, type MergeRefusal, merge } from '../domain/customer/lineage';
import { decideReviewTask, type ReviewTask, type ReviewTaskChange } from '../domain/review-task';

export interface MergeCustomers {
  readonly survivorId: string;
  readonly absorbedId: string;
  readonly reason: string;
  /** The survivor's version that the caller looked at; 0 merges whatever it is now. */
  readonly expectedVersion: number;
}

export interface MergedCustomers {
  readonly customer: CustomerView;
  readonly mergeId: string;
}

/** What merging needs of the store, inside one transaction. */
export interface MergeDesk {
  /** The customers that stand for these ids, locked in one order for everybody, so that two merges never wait for each other. */
  holdBoth(oneId: string, otherId: string): Promise<readonly [CustomerFile, CustomerFile] | undefined>;
  /** Splits in force that separated the customer, newest first. */
  splitsOff(customerId: string): Promise<readonly LineageEntry[]>;
  homesOf(recordIds: readonly string[]): Promise<Homes>;
  apply(change: LineageChange, deed: Deed): Promise<void>;
  /** As it is after what was applied. */
  substanceOf(customerId: string): Promise<Substance>;
  save(customer: Customer, event: CustomerEvent, at: Date): Promise<void>;
  /** Open questions whose two sides are this one customer now. */
  questionsWithin(customerId: string): Promise<readonly ReviewTask[]>;
  saveTask(change: ReviewTaskChange): Promise<void>;
  view(customerId: string): Promise<CustomerView | undefined>;
}

export interface Needs<Desk> {
  readonly atTheDesk: <T>(actor: Actor, work: (desk: Desk) => Promise<T>) => Promise<T>;
  readonly policy: () => SurvivorshipPolicy;
  readonly now: () => Date;
  readonly newId: () => string;
}

export type MergeCustomersRefusal = MergeRefusal | Refusal<'record.not-found' | 'record.version-conflict'>;

/** MD-6: makes two customers one. */
export const makeMergeCustomers =
  ({ atTheDesk, policy, now, newId }: Needs<MergeDesk>) =>
  (actor: Actor, command: MergeCustomers): Promise<MergedCustomers | MergeCustomersRefusal> =>
    atTheDesk(actor, async (desk) => {
      const deed: Deed = { by: actor.id, at: now(), reason: command.reason };
      const outcome = await mergeAtDesk(desk, command, deed, newId(), policy());
      if (isRefusal(outcome)) return outcome;
      const customer = await desk.view(outcome.entry.customerId);
      return customer ? { customer, mergeId: outcome.entry.id } : { refused: 'record.not-found' };
    });

/** One merge within the caller's transaction; questions that it answers are answered by it (MD-7). */
export async function mergeAtDesk(
  desk: MergeDesk,
  { survivorId, absorbedId, expectedVersion }: Omit<MergeCustomers, 'reason'>,
  deed: Deed,
  mergeId: string,
  policy: SurvivorshipPolicy,
): Promise<LineageChange | MergeCustomersRefusal> {
  const both = await desk.holdBoth(survivorId, absorbedId);
  if (!both) return { refused: 'record.not-found' };
  const [survivor, absorbed] = both;
  if (expectedVersion !== 0 && expectedVersion !== survivor.customer.version) return { refused: 'record.version-conflict' };

  const splits = await desk.splitsOff(absorbed.customer.id);
  const homes = await desk.homesOf(splits.flatMap(({ moves }) => moves.map(({ recordId }) => recordId)));
  const change = merge(survivorId, survivor.family, absorbedId, absorbed.family, splits, homes, mergeId);
  if (isRefusal(change)) return change;

  await desk.apply(change, deed);
  const next = nextVersion(survivor.customer, await desk.substanceOf(survivor.customer.id), policy);
  await desk.save(next, merged(next, change, deed), deed.at);

  for (const task of await desk.questionsWithin(next.id)) {
    const decided = decideReviewTask(task, 'same', deed);
    if (!isRefusal(decided)) await desk.saveTask(decided);
  }
  return change;
}
