export interface CustomerOwner {
  readonly customerId: string;
  /** Empty: nobody any more. */
  readonly ownerId: string;
  readonly teamPath: string;
}

export interface Owners<Tx> {
  /** Older news than what is known changes nothing. */
  keepOwner(tx: Tx, owner: CustomerOwner, version: number): Promise<void>;
}

/** PERM-1: sales decides who owns a customer (SL-1); here it decides who sees them. Each id keeps its own owner (MD-6). */
export const makeFollowCustomerOwner =
  <Tx>({ keepOwner }: Owners<Tx>) =>
  (tx: Tx, { customerId, ownerId, teamPath }: CustomerOwner, version: number): Promise<void> =>
    keepOwner(tx, { customerId, ownerId, teamPath }, version);
