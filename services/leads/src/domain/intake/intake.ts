import type { ErrorCode } from '@tributary/contracts';
import { toWire } from '@tributary/contracts';
import { isRefusal, type Refusal } from '@tributary/service-kit';
import type { Channel, Contact } from '../lead/lead';
import type { IntakeRejectedEvent } from '../lead/lead-events';
import type { QualityPolicy } from '../policy';
import type { ChannelRecord } from './channel-record';
import { checkContact } from './quality';
import { type ReadMessage, readMessage, type Unread } from './unread';

/** Who handed the record in; their manual entries become their own leads. */
export interface Submitter {
  readonly kind: 'employee' | 'integration' | 'service' | 'anonymous';
  readonly id: string;
}

export type IntakeState = 'received' | 'resolved' | 'accepted' | 'rejected';

export type IntakeOutcome =
  | { readonly kind: 'new-lead' | 'addition'; readonly leadId: string }
  | { readonly kind: 'customer-signal'; readonly signalId: string; readonly ownerId: string };

export interface Resolution {
  readonly customerId: string;
  /** The record as master-data keeps it: a later split may name it (MD-6). */
  readonly recordId: string;
}

/** LD-1: one record on its way to a lead. Every step is stored before the next begins, and can be repeated. */
export interface Intake {
  readonly id: string;
  /** Grows with every stored step. */
  readonly version: number;
  readonly record: ChannelRecord;
  /** The message, where it could not be read when it came. */
  readonly unread?: Unread | undefined;
  readonly submittedBy: Submitter;
  /** W3C trace context of what brought the record: the work on it goes on in the same trace. */
  readonly traceparent?: string | undefined;
  readonly importId?: string | undefined;
  readonly row?: number | undefined;
  readonly receivedAt: Date;
  readonly state: IntakeState;
  /** Normalised from what was received, or from what somebody put right; absent while rejected. */
  readonly contact?: Contact | undefined;
  readonly correction?: Contact | undefined;
  /** How often the contact or the message was put right: each is a new version of the record for master-data. */
  readonly corrections: number;
  readonly resolution?: Resolution | undefined;
  readonly outcome?: IntakeOutcome | undefined;
  readonly rejection?: Rejection | undefined;
  /** How often it was rejected: the version of the event that says so. */
  readonly rejections: number;
}

export interface Rejection {
  readonly code: ErrorCode;
  readonly field: string;
}

export interface IntakeChange {
  readonly intake: Intake;
  readonly events: readonly IntakeRejectedEvent[];
}

export interface Arrival {
  readonly id: string;
  readonly record: ChannelRecord;
  /** Why it could not even be read. */
  readonly problem?: Refusal | undefined;
  /** What that was. */
  readonly unread?: Unread | undefined;
  readonly submittedBy: Submitter;
  readonly traceparent?: string | undefined;
  readonly importId?: string | undefined;
  readonly row?: number | undefined;
}

/** Keeps a record as received, and rejects it at once when its data can never become a lead (LD-2). */
export function receive({ problem, ...arrival }: Arrival, policy: QualityPolicy, now: Date): IntakeChange {
  const arrived: Intake = { ...arrival, version: 1, receivedAt: now, state: 'received', corrections: 0, rejections: 0 };
  return problem ? reject(arrived, problem) : checked(arrived, arrival.record.contact, policy);
}

/** What somebody put right. */
export interface Correction {
  /** Undefined: as it was read. */
  readonly contact?: Contact | undefined;
  /** What the message should have said, as JSON; empty: as it came. */
  readonly message?: string | undefined;
}

/** A rejected intake goes through again, with its message or its contact put right if that was the matter. */
export function replay(
  intake: Intake,
  { contact, message }: Correction,
  policy: QualityPolicy,
): IntakeChange | Refusal<'intake.not-rejected' | 'intake.was-readable'> {
  if (intake.state !== 'rejected') return { refused: 'intake.not-rejected' };
  if (message && !intake.unread) return { refused: 'intake.was-readable' };
  const { record, problem } = readAgain(intake, message);
  const again: Intake = {
    ...intake,
    record,
    version: intake.version + 1,
    state: 'received',
    rejection: undefined,
    correction: contact ?? (message ? undefined : intake.correction),
    corrections: intake.corrections + (contact || message ? 1 : 0),
  };
  // With a contact by hand it is a lead all the same, whatever else it wanted to say.
  return problem && !again.correction ? reject(again, problem) : checked(again, again.correction ?? again.record.contact, policy);
}

/** A message that could not be read is read anew, until it is: its type may be known by now. */
function readAgain({ record, unread, rejection }: Intake, message: string | undefined): ReadMessage {
  const wasRead = rejection?.code !== 'intake.malformed' && rejection?.code !== 'intake.type-unknown';
  if (!unread || (wasRead && !message)) return { record };
  const { source, sourceRecordId: id, occurredAt: time } = record;
  return readMessage({ ...unread, ...(message && { body: Buffer.from(message) }) }, { source, id, time });
}

export const resolve = (intake: Intake, resolution: Resolution): Intake => ({
  ...intake,
  version: intake.version + 1,
  state: 'resolved',
  resolution,
});

export const accept = (intake: Intake, outcome: IntakeOutcome): Intake => ({
  ...intake,
  version: intake.version + 1,
  state: 'accepted',
  outcome,
});

export function reject(intake: Intake, { refused, field }: Refusal): IntakeChange {
  const { source, sourceRecordId, origin } = intake.record;
  const rejection: Rejection = { code: refused, field: field ?? '' };
  return {
    intake: {
      ...intake,
      version: intake.version + 1,
      state: 'rejected',
      contact: undefined,
      rejection,
      rejections: intake.rejections + 1,
    },
    events: [
      {
        type: 'tributary.leads.intake.rejected.v1',
        data: {
          intakeId: intake.id,
          source,
          sourceRecordId,
          channel: toWire('CHANNEL', origin.channel),
          reason: rejection.code,
          field: rejection.field,
        },
      },
    ],
  };
}

function checked(intake: Intake, received: Contact, policy: QualityPolicy): IntakeChange {
  const contact = checkContact(channelOf(intake), received, policy);
  return isRefusal(contact) ? reject(intake, contact) : { intake: { ...intake, contact }, events: [] };
}

export const channelOf = (intake: Intake): Channel => intake.record.origin.channel;
