import type { Actor } from '@tributary/service-kit';
import { type CustomerDesk, changeCustomer, type Needs } from './change-customer';

export interface UntagDesk extends CustomerDesk {
  /** Says whether one of these customers had it. */
  untag(customerIds: readonly string[], rootId: string, name: string): Promise<boolean>;
}

/** MD-11: takes a tag away; from a customer without it, nothing. */
export const makeUntagCustomer =
  (needs: Needs<UntagDesk>) =>
  (actor: Actor, { customerId, name }: { readonly customerId: string; readonly name: string }) =>
    changeCustomer(needs, actor, { customerId }, async (desk, file) =>
      (await desk.untag([...file.family.mergedInto.keys()], file.customer.id, name)) ? file : undefined,
    );
