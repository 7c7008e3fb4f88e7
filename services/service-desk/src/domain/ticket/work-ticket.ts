import type { Refusal } from '@tributary/service-kit';
import type { BusinessHours } from '../business-hours';
import { changed, type TicketChange } from './change';
import { pause, respond, resume } from './clocks';
import type { Verdict } from './entitlement';
import { type Agent, isDone, type Ticket } from './ticket';

/** What every step on a ticket is taken with. */
export interface Step {
  /** Who sells to the customer. */
  readonly ownerId: string;
  readonly now: Date;
}

export type WorkRefusal = Refusal<'ticket.closed' | 'ticket.not-assignee'>;

const next = (action: string, ticket: Ticket, parts: Partial<Ticket>, { ownerId, now }: Step): TicketChange =>
  changed(action, { ...ticket, ...parts }, ticket.version + 1, ownerId, now);

/** SD-4: exactly one agent wins. */
export function grab(
  ticket: Ticket,
  agent: Agent,
  step: Step,
): TicketChange | Refusal<'ticket.closed' | 'ticket.already-assigned'> {
  if (isDone(ticket)) return { refused: 'ticket.closed' };
  if (ticket.assignee) return { refused: 'ticket.already-assigned', details: { assigneeId: ticket.assignee.id } };
  return next('ticket.grabbed', ticket, { assignee: agent, state: 'assigned' }, step);
}

export interface NewReply {
  readonly text: string;
  readonly waitsForCustomer: boolean;
}

/** SD-5: the first stops the response clock; one that waits for the customer stops that of the resolution. */
export function reply(
  ticket: Ticket,
  authorId: string,
  { text, waitsForCustomer }: NewReply,
  hours: BusinessHours,
  step: Step,
): TicketChange | WorkRefusal {
  const refusal = unlessAssigned(ticket, authorId);
  if (refusal) return refusal;
  const answered = respond(ticket.clocks, step.now);
  const parts: Partial<Ticket> = {
    replies: [...ticket.replies, { text, authorId, writtenAt: step.now }],
    state: waitsForCustomer ? 'waiting-for-customer' : 'assigned',
    clocks: waitsForCustomer ? pause(answered, step.now) : resume(answered, hours, step.now),
  };
  return next('ticket.answered', ticket, parts, step);
}

export function resolve(
  ticket: Ticket,
  agentId: string,
  text: string,
  hours: BusinessHours,
  step: Step,
): TicketChange | WorkRefusal {
  const refusal = unlessAssigned(ticket, agentId);
  if (refusal) return refusal;
  const clocks = resume(respond(ticket.clocks, step.now), hours, step.now);
  return next('ticket.resolved', ticket, { state: 'resolved', resolution: { text, at: step.now }, clocks }, step);
}

/** SD-2: decides otherwise than the check did, with the reason on record. */
export function override(
  ticket: Ticket,
  verdict: Verdict,
  overrideReason: string,
  step: Step,
): TicketChange | Refusal<'ticket.closed'> {
  if (isDone(ticket)) return { refused: 'ticket.closed' };
  return next('ticket.overridden', ticket, { entitlement: { verdict, reason: 'overridden', overrideReason } }, step);
}

/** SD-9: once. The customer has the last word, so the ticket is closed with it. */
export function answerSurvey(
  ticket: Ticket,
  score: number,
  comment: string,
  step: Step,
): TicketChange | Refusal<'survey.not-open' | 'survey.already-answered'> {
  if (ticket.survey) return { refused: 'survey.already-answered' };
  if (!isDone(ticket)) return { refused: 'survey.not-open' };
  const survey = { score, comment, answeredAt: step.now };
  const closed = next('ticket.survey-answered', ticket, { state: 'closed', survey }, step);
  const data = { ticketId: ticket.id, customerId: ticket.customer.id, score, answeredAt: step.now };
  return {
    ...closed,
    ticket: { ...closed.ticket, version: closed.ticket.version + 1 },
    events: [...closed.events, { type: 'tributary.service-desk.survey.answered.v1', data }],
  };
}

/** MD-6: it follows its customer through merges and splits. */
export const repoint = (ticket: Ticket, customerId: string, step: Step): TicketChange =>
  next('ticket.customer-changed', ticket, { customer: { ...ticket.customer, id: customerId } }, step);

function unlessAssigned(ticket: Ticket, agentId: string): WorkRefusal | undefined {
  if (isDone(ticket)) return { refused: 'ticket.closed' };
  return ticket.assignee?.id === agentId ? undefined : { refused: 'ticket.not-assignee' };
}
