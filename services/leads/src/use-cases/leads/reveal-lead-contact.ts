import type { Actor } from '@tributary/service-kit';
import type { Contact, Lead } from '../../domain/lead/lead';
import type { NotFound } from './lead-desk';

export interface RevealLeadContact {
  readonly leadId: string;
  readonly purpose: 'follow-up' | 'correction' | 'investigation';
}

export interface AuditedDesk {
  lead(id: string): Promise<Lead | undefined>;
  /** Commits with the answer, or there is none. */
  noteRevealed(lead: Lead, purpose: RevealLeadContact['purpose']): Promise<void>;
}

export interface Needs {
  readonly atTheDesk: <T>(actor: Actor, work: (desk: AuditedDesk) => Promise<T>) => Promise<T>;
}

/** PERM-2: the contact as it is, for a purpose; never without a line in the audit log. */
export const makeRevealLeadContact =
  ({ atTheDesk }: Needs) =>
  (actor: Actor, { leadId, purpose }: RevealLeadContact): Promise<Contact | NotFound> =>
    atTheDesk(actor, async (desk) => {
      const lead = await desk.lead(leadId);
      if (!lead) return { refused: 'record.not-found' };
      await desk.noteRevealed(lead, purpose);
      return lead.contact;
    });
