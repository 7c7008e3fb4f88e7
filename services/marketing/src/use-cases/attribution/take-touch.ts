import { type Contacted, touchOf } from '../../domain/attribution/touch';
import { type AttributionNeeds, attributeContracts } from './attribute-contracts';

/** MK-2: a touch of a customer without a lead: one who is served already, or whom a person entered for a campaign. */
export const makeTakeTouch =
  <Tx>({ deskIn, now }: AttributionNeeds<Tx>) =>
  async (tx: Tx, contact: Contacted): Promise<void> => {
    const desk = deskIn(tx);
    await desk.alone();
    const campaign = await desk.codeOf(contact.campaign);
    await desk.addTouch(touchOf({ ...contact, campaign }));
    await attributeContracts(desk, await desk.contractsAfter(contact), now());
  };
