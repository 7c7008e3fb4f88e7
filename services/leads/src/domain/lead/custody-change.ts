import type { LeadEvent } from './lead-events';

export type CustodyChangeKind =
  | 'assigned'
  | 'claimed'
  | 'returned'
  | 'warned'
  | 'dropped'
  | 'transferred'
  | 'extended'
  | 'qualified'
  | 'disqualified';

/** LD-7, LD-8: one line of who held a lead, who got or lost it, when and by whom. Kept for good. */
export interface CustodyChange {
  readonly leadId: string;
  readonly version: number;
  readonly kind: CustodyChangeKind;
  readonly holderId: string;
  readonly previousHolderId: string;
  readonly changedBy: string;
  readonly at: Date;
  readonly note: string;
}

/** The line an event leaves in the custody history, if it is about custody. `changedBy` is who caused it. */
export function custodyChangeOf(event: LeadEvent, version: number, changedBy: string, at: Date): CustodyChange | undefined {
  const line = (kind: CustodyChangeKind, parts: Partial<CustodyChange>): CustodyChange => ({
    leadId: event.data.leadId,
    version,
    kind,
    holderId: '',
    previousHolderId: '',
    changedBy,
    at,
    note: '',
    ...parts,
  });
  switch (event.type) {
    case 'tributary.leads.lead.assigned.v1':
      return line('assigned', { holderId: event.data.holderId, note: event.data.assignment?.rule ?? '' });
    case 'tributary.leads.lead.claimed.v1':
      return line('claimed', { holderId: event.data.holderId });
    case 'tributary.leads.lead.returned.v1':
      return line('returned', { previousHolderId: event.data.previousHolderId, note: event.data.note });
    case 'tributary.leads.lead.drop-warned.v1':
      return line('warned', { holderId: event.data.holderId });
    case 'tributary.leads.lead.dropped.v1':
      return line('dropped', { previousHolderId: event.data.previousHolderId });
    case 'tributary.leads.lead.transferred.v1':
      return line('transferred', {
        holderId: event.data.holderId,
        previousHolderId: event.data.previousHolderId,
        note: event.data.note,
      });
    case 'tributary.leads.lead.protection-extended.v1':
      return line('extended', { holderId: event.data.holderId, note: event.data.note });
    case 'tributary.leads.lead.qualified.v1':
      return line('qualified', { holderId: event.data.holderId });
    case 'tributary.leads.lead.disqualified.v1':
      return line('disqualified', { holderId: event.data.holderId });
    case 'tributary.leads.lead.created.v1':
    case 'tributary.leads.lead.enriched.v1':
    case 'tributary.leads.lead.followed-up.v1':
    case 'tributary.leads.lead.customer-changed.v1':
      return undefined;
  }
}
