import { type AttributionNeeds, attributeContracts } from './attribute-contracts';
import type { HeardCollection, HeardContract } from './attribution-desk';

/** MK-2: the signature says which touches led to it and which came too late. */
export const makeFollowContract =
  <Tx>({ deskIn, now }: AttributionNeeds<Tx>) =>
  async (tx: Tx, contract: HeardContract): Promise<void> => {
    const desk = deskIn(tx);
    await desk.alone();
    await desk.keepContract(contract);
    await attributeContracts(desk, [contract.contractId], now());
  };

/** MK-2: money that came in is given away; taken back, it is taken from whoever got it. */
export const makeFollowCollection =
  <Tx>({ deskIn, now }: AttributionNeeds<Tx>) =>
  async (tx: Tx, collection: HeardCollection): Promise<void> => {
    const desk = deskIn(tx);
    await desk.alone();
    await desk.keepCollection(collection);
    await attributeContracts(desk, [collection.contractId], now());
  };
