import type { Actor } from '@tributary/service-kit';
import type { CustomerView } from '../domain/customer/customer-view';
import { readPhone } from '../domain/party/phone';

export interface PhoneBook {
  /** Most recently seen first, at most 20. */
  customersWithPhone(actor: Actor, e164: string): Promise<readonly SeenCustomer[]>;
}

export interface SeenCustomer {
  readonly customer: CustomerView;
  readonly lastSeenAt: Date;
}

export interface CallerMatch extends SeenCustomer {
  /** The contact of the organisation whose number it is; '' where it is the customer's own. */
  readonly contactId: string;
}

/** MD-13: who calls? A withheld or impossible number is nobody's. */
export const makeLookUpByPhone =
  ({ customersWithPhone }: PhoneBook) =>
  async (actor: Actor, phone: string): Promise<readonly CallerMatch[]> => {
    const e164 = readPhone(phone);
    if (e164 === undefined) return [];
    const seen = await customersWithPhone(actor, e164);
    return seen.map(({ customer, lastSeenAt }) => {
      const contact = customer.golden.contacts.find(({ phones }) => phones.includes(e164));
      return { customer, lastSeenAt, contactId: contact?.id ?? '' };
    });
  };
