import type { Owner } from '../../domain/intake/become-lead';

export interface CustomerOwners<Tx> {
  /** Ignores what is older than what is known. */
  keepOwner(tx: Tx, customerId: string, owner: Owner | undefined, version: number): Promise<void>;
}

export interface KeepOwner {
  readonly customerId: string;
  /** Undefined: nobody serves the customer any more, and the next record begins a lead again. */
  readonly owner: Owner | undefined;
  readonly version: number;
}

/** LD-1: who serves a customer, as sales tells it; word of the customer goes to them. */
export const makeKeepOwner =
  <Tx>(owners: CustomerOwners<Tx>) =>
  (tx: Tx, { customerId, owner, version }: KeepOwner): Promise<void> =>
    owners.keepOwner(tx, customerId, owner, version);
