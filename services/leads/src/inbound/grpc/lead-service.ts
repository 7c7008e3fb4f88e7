import { fromWire } from '@tributary/contracts';
import type { LeadServiceServer } from '@tributary/contracts/leads';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import { custodyChangeMessage, followUpMessage, leadMessage } from './lead-message';

/** Translates; access and validation are checked before, refusals are mapped behind. */
export const leadService = (useCases: UseCases): LeadServiceServer => ({
  getLead: query(async (request, actor) => mapped(await useCases.getLead(actor, request.leadId), leadMessage)),

  listLeads: query(async (request, actor) =>
    mapped(
      await useCases.listLeads(actor, {
        view: fromWire('LEAD_VIEW', request.view) ?? 'mine',
        status: fromWire('LEAD_STATUS', request.status),
        channel: fromWire('CHANNEL', request.channel),
        holderId: request.holderId,
        text: request.text,
        sort: fromWire('LEAD_SORT', request.sort) ?? 'newest',
        withCount: request.withCount,
        ...pageOf(request),
      }),
      ({ items, nextCursor, count }) => ({ items: items.map(leadMessage), nextCursor, count }),
    ),
  ),

  // A question, although it leaves a line in the audit log: a recorded reply would be one more copy of the number.
  revealLeadContact: query((request, actor) =>
    useCases.revealLeadContact(actor, { leadId: request.leadId, purpose: required(fromWire('REVEAL_PURPOSE', request.purpose)) }),
  ),

  claimLead: command({ run: (request, actor) => useCases.claimLead(actor, request), reply: leadMessage }),
  returnLead: command({ run: (request, actor) => useCases.returnLead(actor, request), reply: leadMessage }),
  assignLead: command({ run: (request, actor) => useCases.assignLead(actor, request), reply: leadMessage }),
  transferLead: command({ run: (request, actor) => useCases.transferLead(actor, request), reply: leadMessage }),
  extendProtection: command({ run: (request, actor) => useCases.extendProtection(actor, request), reply: leadMessage }),

  recordFollowUp: command({
    run: (request, actor) =>
      useCases.recordFollowUp(actor, {
        ...request,
        kind: required(fromWire('FOLLOW_UP_KIND', request.kind)),
        intent: fromWire('INTENT', request.intent),
        at: request.at,
        nextAt: request.nextAt,
      }),
    reply: followUpMessage,
  }),

  listFollowUps: query(async (request, actor) =>
    mapped(await useCases.listFollowUps(actor, { leadId: request.leadId, ...pageOf(request) }), ({ items, nextCursor }) => ({
      items: items.map(followUpMessage),
      nextCursor,
    })),
  ),

  listCustodyChanges: query(async (request, actor) =>
    mapped(await useCases.listCustodyChanges(actor, { leadId: request.leadId, ...pageOf(request) }), ({ items, nextCursor }) => ({
      items: items.map(custodyChangeMessage),
      nextCursor,
    })),
  ),

  qualifyLead: command({ run: (request, actor) => useCases.qualifyLead(actor, request), reply: leadMessage }),

  disqualifyLead: command({
    run: (request, actor) =>
      useCases.disqualifyLead(actor, { ...request, reason: required(fromWire('DISQUALIFICATION_REASON', request.reason)) }),
    reply: leadMessage,
  }),
});
