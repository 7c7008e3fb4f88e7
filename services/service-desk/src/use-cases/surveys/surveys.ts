import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { surveyToken, ticketIdOf } from '../../domain/survey-token';
import { isDone, type Ticket } from '../../domain/ticket/ticket';
import { answerSurvey } from '../../domain/ticket/work-ticket';
import type { TicketReader } from '../tickets/read-tickets';
import { type AtTheTicketDesk, changeTicket, type NotFound } from '../tickets/ticket-desk';

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly tickets: Pick<TicketReader, 'find'>;
  readonly secret: string;
  readonly now: () => Date;
  /** The customer is nobody we know by a token of ours; the signed link is their right, and the service reads for them. */
  readonly service: Actor;
}

export type NoSurvey = Refusal<'survey.token-invalid'>;

const noSurvey: NoSurvey = { refused: 'survey.token-invalid' };

/** SD-9: the survey of a resolved ticket, by the signed link. */
export const makeSurveys = ({ atTheDesk, tickets, secret, now, service }: Needs) => ({
  /** For whoever sends the customer the link. */
  token: async (actor: Actor, ticketId: string): Promise<string | NotFound | Refusal<'survey.not-open'>> => {
    const ticket = await tickets.find(actor, ticketId);
    if (!ticket) return { refused: 'record.not-found' };
    return isDone(ticket) ? surveyToken(ticketId, secret) : { refused: 'survey.not-open' };
  },

  get: async (token: string): Promise<Ticket | NoSurvey> => {
    const ticketId = ticketIdOf(token, secret);
    return (ticketId && (await tickets.find(service, ticketId))) || noSurvey;
  },

  answer: async (
    token: string,
    { score, comment }: { readonly score: number; readonly comment: string },
  ): Promise<Ticket | NoSurvey | Refusal<'survey.not-open' | 'survey.already-answered'>> => {
    const ticketId = ticketIdOf(token, secret);
    if (!ticketId) return noSurvey;
    return atTheDesk(service, async (desk) => {
      const outcome = await changeTicket(
        desk,
        () => desk.ticket(ticketId),
        now(),
        (ticket, step) => answerSurvey(ticket, score, comment, step),
      );
      return isRefusal(outcome) && outcome.refused === 'record.not-found' ? noSurvey : outcome;
    });
  },
});
