import type { Actor, Refusal } from '@tributary/service-kit';
import type { RelationshipType } from '../domain/customer/customer-view';
import { type CustomerDesk, changeCustomer, type Needs } from './change-customer';

export interface RelateCustomers {
  readonly customerId: string;
  readonly type: RelationshipType;
  readonly otherId: string;
}

export interface RelationshipDesk extends CustomerDesk {
  /** Who stands for this id now; undefined for nobody the actor may see. */
  survivorOf(customerId: string): Promise<string | undefined>;
  /** Says whether it is news. */
  relate(customerId: string, type: RelationshipType, otherId: string, by: string, at: Date): Promise<boolean>;
}

/** MD-10: how one customer stands to another. */
export const makeRelateCustomers =
  (needs: Needs<RelationshipDesk>) =>
  (actor: Actor, { customerId, type, otherId }: RelateCustomers) =>
    changeCustomer(
      needs,
      actor,
      { customerId },
      async (desk, file, at): Promise<typeof file | undefined | Refusal<'record.not-found' | 'customer.related-to-itself'>> => {
        const other = await desk.survivorOf(otherId);
        if (other === undefined) return { refused: 'record.not-found', field: 'otherCustomerId' };
        if (other === file.customer.id) return { refused: 'customer.related-to-itself', field: 'otherCustomerId' };
        return (await desk.relate(file.customer.id, type, other, actor.id, at)) ? file : undefined;
      },
    );
