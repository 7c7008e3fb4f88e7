import { type LeadChange, step } from './change';
import type { CustomerLink, Lead } from './lead';

/** MD-6: the lead follows its customer through merges and splits; what the reference was made with stays. */
export const repoint = (lead: Lead, customer: CustomerLink, now: Date): LeadChange =>
  step(lead, now, { customer }, (next) => ({
    type: 'tributary.leads.lead.customer-changed.v1',
    data: { leadId: next.id, customerId: next.customer.id, previousCustomerId: lead.customer.id },
  }));
