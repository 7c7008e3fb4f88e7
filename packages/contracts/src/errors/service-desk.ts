import type { ErrorEntry } from './kinds';

/** What the service desk refuses. */
export const serviceDeskErrors = {
  'ticket.already-assigned': { kind: 'conflict', title: 'Somebody took this ticket a moment ago.', rule: 'SD-4' },
  'ticket.not-assignee': {
    kind: 'forbidden',
    title: 'Only the agent who works on this ticket may do that; grab it first.',
    rule: 'SD-4',
  },
  'ticket.closed': { kind: 'precondition', title: 'This ticket is resolved.', rule: 'SD-1' },
  'call.times-invalid': { kind: 'invalid', title: 'A call ends after it began.', rule: 'SD-10' },
  'survey.token-invalid': { kind: 'not-found', title: 'This link leads to no survey.', rule: 'SD-9' },
  'survey.not-open': { kind: 'precondition', title: 'The survey opens when the ticket is resolved.', rule: 'SD-9' },
  'survey.already-answered': { kind: 'conflict', title: 'This survey was answered already; thank you.', rule: 'SD-9' },
} as const satisfies Record<string, ErrorEntry>;
