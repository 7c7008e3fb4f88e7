import type { Actor, Refusal } from '@tributary/service-kit';
import type { CustomerView } from '../domain/customer/customer-view';

export interface CustomersById {
  /** The surviving customers for these ids, by the id asked; those that the actor may not see are missing. */
  customersById(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerView>>;
}

/** MD-6: an id that was merged away answers with the surviving customer. */
export const makeGetCustomer =
  ({ customersById }: CustomersById) =>
  async (actor: Actor, customerId: string): Promise<CustomerView | Refusal<'record.not-found'>> =>
    (await customersById(actor, [customerId])).get(customerId) ?? { refused: 'record.not-found' };
