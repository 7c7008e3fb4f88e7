import type { Actor } from '@tributary/service-kit';
import type { Lead } from '../../domain/lead/lead';
import type { NotFound } from './lead-desk';

export interface ReachableLeads {
  /** Undefined when there is none, or the actor may not reach it (PERM-1). */
  find(actor: Actor, leadId: string): Promise<Lead | undefined>;
}

export const makeGetLead =
  (leads: ReachableLeads) =>
  async (actor: Actor, leadId: string): Promise<Lead | NotFound> =>
    (await leads.find(actor, leadId)) ?? { refused: 'record.not-found' };
