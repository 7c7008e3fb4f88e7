import { reattribute } from '../../domain/attribution/reattribute';
import type { AttributionDesk } from './attribution-desk';

export interface AttributionNeeds<Tx> {
  readonly deskIn: (tx: Tx) => AttributionDesk;
  readonly now: () => Date;
}

/** MK-2: their collections, by what is known now. */
export async function attributeContracts(desk: AttributionDesk, contractIds: readonly string[], now: Date): Promise<void> {
  if (contractIds.length === 0) return;
  const known = await desk.attributables(contractIds);
  await desk.record(known.flatMap((one) => reattribute(one, now) ?? []));
}
