import type { Actor, Refusal } from '@tributary/service-kit';
import { type CustomerDesk, changeCustomer, type Needs } from './change-customer';

export interface TagCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly expiresAt: Date | undefined;
}

export interface TagDesk extends CustomerDesk {
  /** How many tags of other names the customer has. */
  otherTags(customerId: string, name: string): Promise<number>;
  tag(customerId: string, tag: Omit<TagCustomer, 'customerId'>, by: string, at: Date): Promise<void>;
}

const mostTags = 100;

/** MD-11: a tag by hand; giving it again changes when it ends. */
export const makeTagCustomer =
  (needs: Needs<TagDesk>) =>
  (actor: Actor, { customerId, name, expiresAt }: TagCustomer) =>
    changeCustomer(needs, actor, { customerId }, async (desk, file, at) => {
      if ((await desk.otherTags(file.customer.id, name)) >= mostTags) {
        return {
          refused: 'customer.tag-limit-reached',
          details: { limit: mostTags },
        } satisfies Refusal<'customer.tag-limit-reached'>;
      }
      await desk.tag(file.customer.id, { name, expiresAt }, actor.id, at);
      return file;
    });
