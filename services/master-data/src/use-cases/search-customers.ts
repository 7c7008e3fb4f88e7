import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { CustomerView } from '../domain/customer/customer-view';
import { type CustomerQuery, readCustomerQuery } from '../domain/customer/search-text';
import type { PartyKind } from '../domain/party/source-record';

export interface CustomerSearch {
  search(
    actor: Actor,
    query: CustomerQuery,
    kind: PartyKind | undefined,
    page: Page,
  ): Promise<PageOf<CustomerView> | Refusal<'request.malformed'>>;
}

/** MD-13: by name, pinyin, initials or part of a number. Digits that the caller sees masked cannot be searched for (PERM-2). */
export const makeSearchCustomers =
  ({ search }: CustomerSearch) =>
  (
    actor: Actor,
    text: string,
    kind: PartyKind | undefined,
    page: Page,
  ): Promise<PageOf<CustomerView> | Refusal<'request.malformed'>> =>
    search(actor, readCustomerQuery(text, actor.permissions.has('customers.phone.unmask')), kind, page);
