import type { Actor, Refusal } from '@tributary/service-kit';
import { isRefusal } from '@tributary/service-kit';
import { type Customer, type CustomerFile, nextVersion, type Substance } from '../domain/customer/customer';
import { type CustomerEvent, updated } from '../domain/customer/customer-events';
import type { CustomerView } from '../domain/customer/customer-view';
import type { SurvivorshipPolicy } from '../domain/customer/golden-record';

/** What every change of one customer needs of the store, inside one transaction. */
export interface CustomerDesk {
  /** The customer that stands for this id, locked until the end. */
  hold(customerId: string): Promise<CustomerFile | undefined>;
  save(customer: Customer, event: CustomerEvent, at: Date): Promise<void>;
  view(customerId: string): Promise<CustomerView | undefined>;
}

export interface Needs<Desk> {
  readonly atTheDesk: <T>(actor: Actor, work: (desk: Desk) => Promise<T>) => Promise<T>;
  readonly policy: () => SurvivorshipPolicy;
  readonly now: () => Date;
}

type CommonRefusal = Refusal<'record.not-found' | 'record.version-conflict'>;

/**
 * One change of one customer: next version, one event, the customer as it is then. `change` says what the golden record
 * follows from afterwards, or undefined when nothing changed: then there is no new version either.
 */
export const changeCustomer = <Desk extends CustomerDesk, R extends Refusal>(
  { atTheDesk, policy, now }: Needs<Desk>,
  actor: Actor,
  target: { readonly customerId: string; readonly expectedVersion?: number },
  change: (desk: Desk, file: CustomerFile, at: Date) => Promise<Substance | undefined | R>,
): Promise<CustomerView | R | CommonRefusal> =>
  atTheDesk(actor, async (desk): Promise<CustomerView | R | CommonRefusal> => {
    const file = await desk.hold(target.customerId);
    if (!file) return { refused: 'record.not-found' };
    const { customer } = file;
    if (target.expectedVersion && target.expectedVersion !== customer.version) return { refused: 'record.version-conflict' };

    const at = now();
    const substance = await change(desk, file, at);
    if (isRefusal(substance)) return substance as R;
    if (substance) {
      const next = nextVersion(customer, substance, policy());
      await desk.save(next, updated(next, customer.golden, at), at);
    }
    return (await desk.view(customer.id)) ?? { refused: 'record.not-found' };
  });
