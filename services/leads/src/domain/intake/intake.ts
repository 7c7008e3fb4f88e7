import type { ErrorCode } from '@tributary/contracts';
import { toWire } from '@tributary/contracts';
import { isRefusal, type Refusal } from '@tributary/service-kit';
import type { Channel, Contact, Interest, Origin } from '../lead/lead';
import type { IntakeRejectedEvent } from '../lead/lead-events';
import type { QualityPolicy } from '../policy';
import { checkContact } from './quality';

export interface Consent {
  readonly purpose: string;
  readonly granted: boolean;
  /** Undefined: when the record was made. */
  readonly at: Date | undefined;
}

/** What a channel says, as it says it. */
export interface ChannelRecord {
  /** Together they name the record once and for all. */
  readonly source: string;
  readonly sourceRecordId: string;
  readonly contact: Contact;
  readonly interest: Interest;
  readonly origin: Origin;
  readonly occurredAt: Date;
  readonly consents: readonly Consent[];
}

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
  /** How often the contact was put right: each is a new version of the record for master-data. */
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

/** A rejected intake goes through again, with its contact put right if that was the matter. */
export function replay(
  intake: Intake,
  correction: Contact | undefined,
  policy: QualityPolicy,
): IntakeChange | Refusal<'intake.not-rejected'> {
  if (intake.state !== 'rejected') return { refused: 'intake.not-rejected' };
  const again: Intake = {
    ...intake,
    version: intake.version + 1,
    state: 'received',
    rejection: undefined,
    correction: correction ?? intake.correction,
    corrections: intake.corrections + (correction ? 1 : 0),
  };
  return checked(again, again.correction ?? again.record.contact, policy);
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
