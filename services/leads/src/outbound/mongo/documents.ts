import type { mongo } from 'mongoose';
import type { Employee } from '../../domain/assignment/employee';
import type { ImportJob } from '../../domain/imports/import-job';
import type { Owner } from '../../domain/intake/become-lead';
import { channelOf, type Intake } from '../../domain/intake/intake';
import { deadlineOf } from '../../domain/lead/custody';
import type { CustodyChange } from '../../domain/lead/custody-change';
import type { FollowUp } from '../../domain/lead/follow-up';
import type { Holdings } from '../../domain/lead/holdings';
import type { Lead } from '../../domain/lead/lead';
import { listKeys } from '../../domain/lead/list-keys';
import type { LeadPolicy } from '../../domain/policy';
import type { OpenHandOver } from '../../use-cases/staff/hand-over-leads';

/** What is kept is what the domain knows, under its id, with what the indexes need beside it. */
type Kept<T extends { readonly id: string }, Beside = object> = Omit<T, 'id'> & { readonly _id: string } & Beside;

export type LeadDocument = Kept<Lead, { readonly listKeys: readonly string[]; readonly deadlineAt?: Date }>;
export type FollowUpDocument = Kept<FollowUp>;
export type CustodyChangeDocument = CustodyChange & { readonly _id: string };
export type HoldingsDocument = Omit<Holdings, 'employeeId'> & { readonly _id: string };

/** Every team the employee is in, so that a department is found by equality. */
export type EmployeeDocument = Kept<Employee, { readonly teamPaths: readonly string[]; readonly version: number }>;

/** Who decides about a customer changes `revision`, and so keeps others out until the transaction ends. */
export interface CustomerDocument {
  readonly _id: string;
  readonly revision: number;
  readonly mergedInto?: string;
  /** What sales said last; `ownerVersion` without an owner means that nobody serves the customer. */
  readonly owner?: Owner;
  readonly ownerVersion?: number;
}

/** `dueAt` is there while the intake waits to be worked on; live records go before those of imports. */
export type IntakeDocument = Kept<Intake, { readonly dueAt?: Date; readonly lane: 'live' | 'import'; readonly attempts: number }>;

export type ImportDocument = Kept<ImportJob, { readonly dueAt?: Date }>;

export type HandOverDocument = Omit<OpenHandOver, 'leaverId'> & { readonly _id: string };

export interface PieceDocument {
  readonly _id: string;
  readonly importId: string;
  readonly piece: number;
  readonly content: Buffer;
  readonly uploadedAt: Date;
}

export type SettingsDocument = LeadPolicy & { readonly _id: string; readonly version: number };

export function leadDocument({ id, ...lead }: Lead): LeadDocument {
  const deadlineAt = deadlineOf(lead.custody);
  return { _id: id, ...lead, listKeys: listKeys({ id, ...lead }), ...(deadlineAt && { deadlineAt }) };
}

export function leadOf({ _id, listKeys: _keys, deadlineAt: _deadline, ...lead }: LeadDocument): Lead {
  return { id: _id, ...lead };
}

/** Due at once while there is something to do. */
export function intakeDocument({ id, ...intake }: Intake, now: Date): IntakeDocument {
  const isDue = intake.state === 'received' || intake.state === 'resolved';
  const lane = channelOf({ id, ...intake }) === 'import' ? 'import' : 'live';
  return { _id: id, ...intake, lane, attempts: 0, ...(isDue && { dueAt: now }) };
}

export function intakeOf({ _id, dueAt: _due, lane: _lane, attempts: _attempts, unread, ...intake }: IntakeDocument): Intake {
  return { id: _id, ...intake, ...(unread && { unread: { ...unread, body: bytesOf(unread.body) } }) };
}

/** The driver hands bytes out in a wrapper of its own. */
const bytesOf = (kept: Buffer | mongo.Binary): Buffer => (Buffer.isBuffer(kept) ? kept : Buffer.from(kept.value()));

export function importDocument({ id, ...job }: ImportJob, now: Date): ImportDocument {
  const isDue = job.state === 'checking' || job.state === 'reading' || job.state === 'settling';
  return { _id: id, ...job, ...(isDue && { dueAt: now }) };
}

export function importOf({ _id, dueAt: _due, ...job }: ImportDocument): ImportJob {
  return { id: _id, ...job };
}

export function employeeOf({ _id, teamPaths: _paths, version: _version, ...employee }: EmployeeDocument): Employee {
  return { id: _id, ...employee };
}
