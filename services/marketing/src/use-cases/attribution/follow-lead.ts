import { type Contacted, touchOf } from '../../domain/attribution/touch';
import { type AttributionNeeds, attributeContracts } from './attribute-contracts';
import type { HeardLead } from './attribution-desk';

export interface LeadNews extends HeardLead {
  /** The contact that made it or was added to it, if this is about one. */
  readonly contact: Omit<Contacted, 'leadId' | 'customerId'> | undefined;
}

/** MK-2: its touches, and whose they are by now; a late one may have led to a contract that is signed already. */
export const makeFollowLead =
  <Tx>({ deskIn, now }: AttributionNeeds<Tx>) =>
  async (tx: Tx, { contact, ...lead }: LeadNews): Promise<void> => {
    const desk = deskIn(tx);
    await desk.alone();
    if (contact) await desk.addTouch(touchOf({ ...contact, leadId: lead.leadId, customerId: lead.customerId }));
    const between = await desk.keepLead(lead);
    const contractIds = [...(await desk.contractsOf(between)), ...(contact ? await desk.contractsAfter(contact) : [])];
    await attributeContracts(desk, contractIds, now());
  };
