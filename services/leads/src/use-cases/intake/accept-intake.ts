import { isRefusal } from '@tributary/service-kit';
import { customerSignal, enrich, newLead, type Owner, type Touch } from '../../domain/intake/become-lead';
import { accept, type Intake, type IntakeOutcome, type Resolution } from '../../domain/intake/intake';
import { type LeadChange, together } from '../../domain/lead/change';
import { assign, byHand } from '../../domain/lead/hold';
import type { Contact, Lead } from '../../domain/lead/lead';
import type { CustomerSignalEvent } from '../../domain/lead/lead-events';
import type { LeadPolicy } from '../../domain/policy';
import { assignByRule, type Candidates } from '../leads/assign-by-rule';
import type { LeadDesk } from '../leads/lead-desk';

/** How a customer stands with us at this moment. */
export interface CustomerStanding {
  /** After merges. */
  readonly id: string;
  readonly openLead?: Lead | undefined;
  /** Who serves them. */
  readonly owner?: Owner | undefined;
}

/** One transaction's desk for many intakes: what is decided about one is known to the next, and stored with all of them. */
export interface IntakeDesk extends Pick<LeadDesk, 'account' | 'employee' | 'save'>, Candidates {
  /** Reads at once what `customer` would read one by one. */
  lookUp(customerIds: readonly string[]): Promise<void>;
  /** Until the transaction ends nobody else decides about this customer: the later one starts over. */
  customer(id: string): Promise<CustomerStanding>;
  addLead(change: LeadChange): Promise<void>;
  tell(signal: CustomerSignalEvent): Promise<void>;
  /** The transaction fails when the intake has moved on meanwhile: somebody else worked on it. */
  store(before: Intake, after: Intake): Promise<void>;
}

export interface Ready {
  /** As it is in the store. */
  readonly stored: Intake;
  /** With its customer. */
  readonly intake: Intake;
  readonly contact: Contact;
  readonly resolution: Resolution;
}

export interface Circumstances {
  readonly policy: LeadPolicy;
  readonly now: Date;
  readonly newId: () => string;
}

/** LD-1: exactly one of: word for the owner of a served customer, an addition to the open lead, or a new lead. */
export async function acceptIntake(desk: IntakeDesk, ready: Ready, circumstances: Circumstances): Promise<void> {
  const { stored, intake, resolution } = ready;
  const customer = await desk.customer(resolution.customerId);
  const outcome = await become(desk, ready, customer, circumstances);
  await desk.store(stored, accept(intake, outcome));
}

function become(
  desk: IntakeDesk,
  ready: Ready,
  { id, owner, openLead }: CustomerStanding,
  circumstances: Circumstances,
): Promise<IntakeOutcome> {
  const touch = touchOf(ready);
  if (owner) return signalTo(owner, touch, id, desk, circumstances);
  if (openLead) return addTo(openLead, touch, desk, circumstances);
  return beginLead(ready, touch, id, desk, circumstances);
}

const touchOf = ({ intake, contact }: Ready): Touch => {
  const { interest, origin, occurredAt } = intake.record;
  return { intakeId: intake.id, contact, interest, origin, occurredAt };
};

async function signalTo(
  owner: Owner,
  touch: Touch,
  customerId: string,
  desk: IntakeDesk,
  { newId }: Circumstances,
): Promise<IntakeOutcome> {
  const signalId = newId();
  await desk.tell(customerSignal(signalId, touch, customerId, owner));
  return { kind: 'customer-signal', signalId, ownerId: owner.id };
}

async function addTo(lead: Lead, touch: Touch, desk: IntakeDesk, { now }: Circumstances): Promise<IntakeOutcome> {
  await desk.save(lead, enrich(lead, touch, now));
  return { kind: 'addition', leadId: lead.id };
}

async function beginLead(
  { intake, resolution }: Ready,
  touch: Touch,
  customerId: string,
  desk: IntakeDesk,
  { policy, now, newId }: Circumstances,
): Promise<IntakeOutcome> {
  const customer = { id: customerId, madeWithId: resolution.customerId, madeWithRecordId: resolution.recordId };
  const created = newLead(newId(), touch, customer, now);
  const given =
    (await ownEntry(intake, created.lead, desk, policy, now)) ?? (await assignByRule(created.lead, desk, policy, now));
  await desk.addLead(together(created, given));
  return { kind: 'new-lead', leadId: created.lead.id };
}

/** Who enters a lead by hand keeps it, if they may hold one more. */
async function ownEntry(
  { submittedBy, record }: Intake,
  lead: Lead,
  desk: IntakeDesk,
  { custody }: LeadPolicy,
  now: Date,
): Promise<LeadChange | undefined> {
  if (submittedBy.kind !== 'employee' || record.origin.channel !== 'manual') return undefined;
  const employee = await desk.employee(submittedBy.id);
  if (!employee) return undefined;
  const account = await desk.account(employee.id);
  const held = assign(lead, employee, account, byHand('own-entry', employee.id, now), custody, now);
  return isRefusal(held) ? undefined : held;
}
