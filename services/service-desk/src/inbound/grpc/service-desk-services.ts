import { fromWire, toWire } from '@tributary/contracts';
import type { CallCentreServiceServer, SurveyServiceServer, TicketServiceServer } from '@tributary/contracts/service-desk';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { Call } from '../../domain/call';
import type { Caller } from '../../use-cases/calls/lookup-caller';
import { surveyMessage, ticketMessage } from './ticket-message';

/** Translates; access and validation are checked before, refusals are mapped behind. */
export const ticketService = (useCases: UseCases): TicketServiceServer => ({
  createTicket: command({
    run: (request, actor) =>
      useCases.createTicket(actor, {
        ...request,
        kind: required(fromWire('TICKET_KIND', request.kind)),
        impact: fromWire('LEVEL', request.impact) ?? 'medium',
        urgency: fromWire('LEVEL', request.urgency) ?? 'medium',
      }),
    reply: ticketMessage,
  }),
  getTicket: query(async ({ ticketId }, actor) => {
    const ticket = await useCases.tickets.find(actor, ticketId);
    return ticket ? ticketMessage(ticket) : { refused: 'record.not-found' };
  }),
  listTickets: query(async ({ state, unassigned, mine, customerId, ...request }, actor) =>
    mapped(
      await useCases.tickets.page(actor, {
        state: fromWire('TICKET_STATE', state),
        unassigned,
        assigneeId: mine ? actor.id : undefined,
        customerId,
        ...pageOf(request),
      }),
      ({ items, nextCursor }) => ({ items: items.map(ticketMessage), nextCursor }),
    ),
  ),
  grabTicket: command({ run: (request, actor) => useCases.grabTicket(actor, request), reply: ticketMessage }),
  replyToTicket: command({
    run: ({ waitForCustomer, ...request }, actor) =>
      useCases.replyToTicket(actor, { ...request, waitsForCustomer: waitForCustomer }),
    reply: ticketMessage,
  }),
  resolveTicket: command({ run: (request, actor) => useCases.resolveTicket(actor, request), reply: ticketMessage }),
  overrideEntitlement: command({
    run: (request, actor) =>
      useCases.overrideEntitlement(actor, {
        ...request,
        entitlement: required(fromWire('ENTITLEMENT', request.entitlement)),
      }),
    reply: ticketMessage,
  }),
  getSurveyToken: query(async ({ ticketId }, actor) =>
    mapped(await useCases.surveys.token(actor, ticketId), (token) => ({ token })),
  ),
});

export const surveyService = ({ surveys }: UseCases): SurveyServiceServer => ({
  getSurvey: query(async ({ token }) => mapped(await surveys.get(token), surveyMessage)),
  answerSurvey: command({ run: ({ token, ...answer }) => surveys.answer(token, answer), reply: surveyMessage }),
});

export const callCentreService = (useCases: UseCases): CallCentreServiceServer => ({
  lookupCaller: query(async ({ phone }) => {
    const { matches, missing } = await useCases.lookupCaller(phone);
    return { matches: matches.map(callerMessage), missing };
  }),
  recordCall: command({
    run: (request, actor) =>
      useCases.recordCall(actor, {
        ...request,
        direction: required(fromWire('CALL_DIRECTION', request.direction)),
        startedAt: required(request.startedAt),
        endedAt: request.endedAt,
      }),
    reply: callMessage,
  }),
});

const callerMessage = ({ openOrders, openTickets, ...caller }: Caller) => ({
  ...caller,
  openOrders: openOrders.map(({ id, number, state }) => ({ orderId: id, number, state })),
  openTickets: openTickets.map(({ id, number, subject }) => ({ ticketId: id, number, subject })),
});

const callMessage = ({ id, customer, direction, startedAt, endedAt, disposition }: Call) => ({
  callId: id,
  customerId: customer?.id ?? '',
  direction: toWire('CALL_DIRECTION', direction),
  startedAt,
  endedAt,
  disposition,
});
