export type TicketKind = 'incident' | 'problem' | 'repair' | 'complaint' | 'suggestion' | 'enquiry' | 'dispute';

export type TicketState = 'open' | 'assigned' | 'waiting-for-customer' | 'resolved' | 'closed';

export type Level = 'low' | 'medium' | 'high';

/** 1 is the most pressing. */
export type Priority = 1 | 2 | 3 | 4 | 5;
