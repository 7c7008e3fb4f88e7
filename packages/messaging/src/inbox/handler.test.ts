import type { SubscribedType } from '@tributary/contracts';
import type { EventHandler, Handlers } from './handler';

type CustomerFile = Handlers<SubscribedType<'leads', 'customer-file'>, undefined>;

const merged: EventHandler<'tributary.master-data.customer.merged.v1', undefined> = async ({ data }) => void data.absorbedId;
const split: EventHandler<'tributary.master-data.customer.split.v1', undefined> = async () => undefined;

describe('handlers', () => {
  it('are complete, and each sees the data of its own type, or they do not compile', () => {
    const complete: CustomerFile = {
      'tributary.master-data.customer.merged.v1': merged,
      'tributary.master-data.customer.split.v1': split,
    };
    // @ts-expect-error a type has no handler
    const incomplete: CustomerFile = { 'tributary.master-data.customer.merged.v1': merged };
    const crossed: CustomerFile = {
      'tributary.master-data.customer.merged.v1': merged,
      // @ts-expect-error this handler is for another type
      'tributary.master-data.customer.split.v1': merged,
    };
    expect([complete, incomplete, crossed].map((handlers) => Object.keys(handlers).length)).toEqual([2, 1, 2]);
  });
});
