export interface CustomerReferences<Tx> {
  /**
   * From `since` on, `customerId` stands for `mergedInto`, or for itself again. An older change than the one that is known
   * changes nothing. References made with any of `ids` mean what these ids stand for now.
   */
  repoint(
    tx: Tx,
    change: { readonly customerId: string; readonly mergedInto: string | undefined; readonly since: Date },
    ids: readonly string[],
  ): Promise<void>;
}

export interface FollowMerge {
  readonly customerId: string;
  readonly absorbedId: string;
  readonly absorbedIds: readonly string[];
  readonly occurredAt: Date;
}

/** MD-6: what is owed by the absorbed customer is owed by the survivor. */
export const makeFollowMerge =
  <Tx>({ repoint }: CustomerReferences<Tx>) =>
  (tx: Tx, { customerId, absorbedId, absorbedIds, occurredAt }: FollowMerge): Promise<void> =>
    repoint(tx, { customerId: absorbedId, mergedInto: customerId, since: occurredAt }, absorbedIds);

export interface FollowSplit {
  readonly separatedId: string;
  readonly separatedIds: readonly string[];
  readonly occurredAt: Date;
}

/** MD-6: the exact inverse. A contract names its customer and no source record, so records that moved alone move none. */
export const makeFollowSplit =
  <Tx>({ repoint }: CustomerReferences<Tx>) =>
  (tx: Tx, { separatedId, separatedIds, occurredAt }: FollowSplit): Promise<void> =>
    repoint(tx, { customerId: separatedId, mergedInto: undefined, since: occurredAt }, separatedIds);
