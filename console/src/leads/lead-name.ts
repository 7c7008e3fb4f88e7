import type { Lead } from './leads-api';

/** What a lead is called: many have no name yet, some only a way to reach somebody. Empty when there is nothing at all. */
export const leadName = ({ contact }: Pick<Lead, 'contact'>): string =>
  contact?.name || contact?.company || contact?.phones?.[0] || contact?.emails?.[0] || '';

export const isInSea = ({ custody }: Lead): boolean => custody?.state === 'CUSTODY_STATE_POOL';

export const isClosed = ({ custody }: Lead): boolean => custody?.state === 'CUSTODY_STATE_LOCKED';

/** By when the holder has to do something, if anything is due. */
export const dueAt = ({ custody }: Lead): string | undefined => custody?.dropAt ?? custody?.followUpDueAt;

/** The lead once somebody has taken it from the sea. */
export const heldBy = (lead: Lead, holderId: string): Lead => ({
  ...lead,
  custody: { dropCause: 'DROP_CAUSE_UNSPECIFIED', ...lead.custody, state: 'CUSTODY_STATE_CLAIMED', holderId },
});
