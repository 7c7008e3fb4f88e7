import { isUtf8 } from 'node:buffer';
import { fromWire, toWire } from '@tributary/contracts';
import type { Intake as IntakeMessage, IntakeServiceServer } from '@tributary/contracts/leads';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { Intake } from '../../domain/intake/intake';
import { noInterest } from '../../domain/lead/lead';
import { maskContact } from '../../domain/lead/mask-contact';

export const intakeService = (useCases: UseCases): IntakeServiceServer => ({
  submitIntake: command({
    run: (request, actor) =>
      useCases.submitIntake(actor, {
        source: request.source,
        sourceRecordId: request.sourceRecordId,
        contact: required(request.contact),
        interest: request.interest ?? noInterest,
        origin: {
          channel: required(fromWire('CHANNEL', request.channel)),
          source: request.origin?.source ?? '',
          medium: request.origin?.medium ?? '',
          campaign: request.origin?.campaign ?? '',
          content: request.origin?.content ?? '',
          term: request.origin?.term ?? '',
        },
        occurredAt: request.occurredAt,
        consents: request.consents,
      }),
    reply: intakeMessage,
  }),

  getIntake: query(async (request, actor) => mapped(await useCases.getIntake(actor, request.intakeId), intakeMessage)),

  listRejectedIntakes: query(async (request, actor) =>
    mapped(
      await useCases.listRejectedIntakes(actor, { channel: fromWire('CHANNEL', request.channel), ...pageOf(request) }),
      ({ items, nextCursor }) => ({ items: items.map(intakeMessage), nextCursor }),
    ),
  ),

  keepUnreadable: command({ run: (request, actor) => useCases.keepUnreadable(actor, request), reply: intakeMessage }),

  revealUnreadable: query(async (request, actor) =>
    mapped(
      await useCases.revealUnreadable(actor, {
        intakeId: request.intakeId,
        purpose: required(fromWire('REVEAL_PURPOSE', request.purpose)),
      }),
      ({ type, body }) => ({ type, ...(isUtf8(body) ? { text: body.toString('utf8'), body: noBytes } : { text: '', body }) }),
    ),
  ),

  replayIntake: command({ run: (request, actor) => useCases.replayIntake(actor, request), reply: intakeMessage }),
});

const noBytes = Buffer.alloc(0);

const intakeMessage = (intake: Intake): IntakeMessage => {
  const { record, outcome, rejection } = intake;
  return {
    intakeId: intake.id,
    source: record.source,
    sourceRecordId: record.sourceRecordId,
    state: toWire('INTAKE_STATE', intake.state),
    channel: toWire('CHANNEL', record.origin.channel),
    contact: maskContact(intake.contact ?? intake.correction ?? record.contact),
    receivedAt: intake.receivedAt,
    occurredAt: record.occurredAt,
    customerId: intake.resolution?.customerId ?? '',
    outcome: outcome ? toWire('INTAKE_OUTCOME', outcome.kind) : 'INTAKE_OUTCOME_UNSPECIFIED',
    leadId: outcome && 'leadId' in outcome ? outcome.leadId : '',
    rejection: rejection?.code ?? '',
    rejectedField: rejection?.field ?? '',
    unreadable: intake.unread !== undefined,
  };
};
