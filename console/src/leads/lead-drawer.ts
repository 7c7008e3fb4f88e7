import { useQueryClient } from '@tanstack/react-query';
import { useTell } from '../feedback/use-tell';
import { type Lead, leadKeys } from './leads-api';

/** What every drawer of the lead page gets. */
export interface LeadDrawerProps {
  readonly lead: Lead;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** After a step on a lead: says so, and has the page and the lists read it anew. */
export function useLeadChanged(): (leadId: string, said: string) => Promise<void> {
  const queries = useQueryClient();
  const tell = useTell();
  return async (leadId, said) => {
    tell.done(said);
    await Promise.all([
      queries.invalidateQueries({ queryKey: leadKeys.one(leadId) }),
      queries.invalidateQueries({ queryKey: leadKeys.lists }),
    ]);
  };
}
