import type { Actor, Refusal } from '@tributary/service-kit';
import { type GoldenField, hasValueFor, type Pin } from '../domain/customer/golden-record';
import { type CustomerDesk, changeCustomer, type Needs } from './change-customer';

export interface PinCustomerValue {
  readonly customerId: string;
  readonly field: GoldenField;
  /** The record that is right about the field; '' lets survivorship decide again. */
  readonly recordId: string;
  readonly expectedVersion: number;
}

export interface PinDesk extends CustomerDesk {
  pin(customerIds: readonly string[], rootId: string, pin: Pin, by: string, at: Date): Promise<void>;
  unpin(customerIds: readonly string[], rootId: string, field: GoldenField): Promise<void>;
}

/** MD-5: the manual pin. */
export const makePinCustomerValue =
  (needs: Needs<PinDesk>) =>
  (actor: Actor, { field, recordId, ...target }: PinCustomerValue) =>
    changeCustomer(needs, actor, target, async (desk, { customer, family, records, pins }, at) => {
      const others = pins.filter((pin) => pin.field !== field);
      const members = [...family.mergedInto.keys()];
      if (recordId === '') {
        if (others.length === pins.length) return undefined;
        await desk.unpin(members, customer.id, field);
        return { records, pins: others };
      }
      const right = records.find(({ id }) => id === recordId);
      if (!right || !hasValueFor(field, right.record)) {
        return { refused: 'customer.pin-without-value', field: 'sourceRecordId' } satisfies Refusal<'customer.pin-without-value'>;
      }
      await desk.pin(members, customer.id, { field, recordId }, actor.id, at);
      return { records, pins: [...others, { field, recordId }] };
    });
