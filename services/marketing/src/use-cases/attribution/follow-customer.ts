import { type AttributionNeeds, attributeContracts } from './attribute-contracts';

export interface CustomerMerge {
  readonly customerId: string;
  readonly absorbedId: string;
  readonly absorbedIds: readonly string[];
  readonly occurredAt: Date;
}

/** MD-6: touches of the absorbed customer count for the survivor's money, and the other way round. */
export const makeFollowMerge =
  <Tx>(needs: AttributionNeeds<Tx>) =>
  (tx: Tx, { customerId, absorbedId, absorbedIds, occurredAt }: CustomerMerge): Promise<void> =>
    follow(needs, tx, { customerId: absorbedId, mergedInto: customerId, since: occurredAt }, absorbedIds);

export interface CustomerSplit {
  readonly separatedId: string;
  readonly separatedIds: readonly string[];
  readonly occurredAt: Date;
}

/** MD-6: the exact inverse. Where records moved alone, leads says so of the leads that were made of them. */
export const makeFollowSplit =
  <Tx>(needs: AttributionNeeds<Tx>) =>
  (tx: Tx, { separatedId, separatedIds, occurredAt }: CustomerSplit): Promise<void> =>
    follow(needs, tx, { customerId: separatedId, mergedInto: undefined, since: occurredAt }, separatedIds);

async function follow<Tx>(
  { deskIn, now }: AttributionNeeds<Tx>,
  tx: Tx,
  change: { readonly customerId: string; readonly mergedInto: string | undefined; readonly since: Date },
  ids: readonly string[],
): Promise<void> {
  const desk = deskIn(tx);
  await desk.alone();
  const between = await desk.repoint(change, ids);
  await attributeContracts(desk, await desk.contractsOf(between), now());
}
