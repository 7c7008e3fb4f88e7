import type { Actor, Refusal } from '@tributary/service-kit';
import type { CustomerView } from '../domain/customer/customer-view';

export type RevealedField = 'phone' | 'id-card';

export interface RevealCustomer {
  readonly customerId: string;
  readonly fields: readonly RevealedField[];
  /** Why; kept in the audit log. */
  readonly purpose: string;
}

export interface RevealedCustomer {
  readonly customerId: string;
  readonly phones: readonly string[];
  readonly idCards: readonly string[];
  readonly contacts: readonly { readonly id: string; readonly phones: readonly string[] }[];
}

/** What revealing needs of the store, inside one transaction. */
export interface RevealDesk {
  view(customerId: string): Promise<CustomerView | undefined>;
  /** ID-card numbers as the records said them; decrypted. */
  idCardsIn(customerId: string, recordIds: readonly string[]): Promise<readonly string[]>;
  /** Who saw what of whom, and why; in the transaction's fate. */
  audit(customerId: string, field: RevealedField, purpose: string): Promise<void>;
}

export interface Needs {
  readonly atTheDesk: <T>(actor: Actor, work: (desk: RevealDesk) => Promise<T>) => Promise<T>;
}

/** PERM-2: the only door through which unmasked values leave. Nothing is shown before its audit entry is committed. */
export const makeRevealCustomer =
  ({ atTheDesk }: Needs) =>
  async (
    actor: Actor,
    { customerId, fields, purpose }: RevealCustomer,
  ): Promise<RevealedCustomer | Refusal<'permission.denied' | 'record.not-found'>> => {
    const lacking = fields.find((field) => !actor.permissions.has(`customers.${field}.unmask`));
    if (lacking) return { refused: 'permission.denied', field: 'fields', details: { permission: `customers.${lacking}.unmask` } };

    return atTheDesk(actor, async (desk) => {
      const customer = await desk.view(customerId);
      if (!customer) return { refused: 'record.not-found' };
      for (const field of fields) await desk.audit(customer.id, field, purpose);

      const { values, contacts } = customer.golden;
      const phones = fields.includes('phone');
      const idCardRecords = values.filter(({ field }) => field === 'id-card').map(({ recordId }) => recordId);
      return {
        customerId: customer.id,
        phones: phones ? values.filter(({ field }) => field === 'phone').map(({ value }) => value) : [],
        idCards: fields.includes('id-card') ? await desk.idCardsIn(customer.id, idCardRecords) : [],
        contacts: phones ? contacts.map(({ id, phones: its }) => ({ id, phones: its })) : [],
      };
    });
  };
