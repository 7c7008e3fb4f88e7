import type { Actor } from '@tributary/service-kit';
import type { CustomerView } from '../domain/customer/customer-view';
import type { CustomersById } from './get-customer';

export interface CustomerByAskedId {
  readonly askedId: string;
  readonly customer: CustomerView;
}

/** In the order asked, without those that do not exist or may not be seen. */
export const makeBatchGetCustomers =
  ({ customersById }: CustomersById) =>
  async (actor: Actor, customerIds: readonly string[]): Promise<readonly CustomerByAskedId[]> => {
    const found = await customersById(actor, customerIds);
    return customerIds.flatMap((askedId) => {
      const customer = found.get(askedId);
      return customer ? [{ askedId, customer }] : [];
    });
  };
