import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import type { Employee } from '../../domain/assignment/employee';
import type { LeadChange } from '../../domain/lead/change';
import type { Holdings } from '../../domain/lead/holdings';
import type { Lead } from '../../domain/lead/lead';

/**
 * What a command on one lead needs of the store, inside one transaction as the acting user. Of two transactions that
 * touch the same lead or the same account one starts over and sees what the other did.
 */
export interface LeadDesk {
  /** Undefined when there is none, or the actor may not reach it. */
  lead(id: string): Promise<Lead | undefined>;
  account(employeeId: string): Promise<Holdings>;
  employee(id: string): Promise<Employee | undefined>;
  save(before: Lead, change: LeadChange): Promise<void>;
}

export type AtTheDesk<Desk = LeadDesk> = <T>(actor: Actor, work: (desk: Desk) => Promise<T>) => Promise<T>;

export type NotFound = Refusal<'record.not-found'>;

/** Loads a lead, decides, and saves what was decided. */
export async function changeLead<Outcome extends LeadChange | Refusal>(
  desk: Pick<LeadDesk, 'lead' | 'save'>,
  leadId: string,
  decide: (lead: Lead) => Outcome | Promise<Outcome>,
): Promise<Outcome | NotFound> {
  const lead = await desk.lead(leadId);
  if (!lead) return { refused: 'record.not-found' };
  const outcome = await decide(lead);
  if (!isRefusal(outcome)) await desk.save(lead, outcome);
  return outcome;
}

/** What the caller of a command gets: the lead as it is now, or why not. */
export const leadOf = <Outcome extends LeadChange | Refusal>(outcome: Outcome): Lead | Extract<Outcome, Refusal> =>
  isRefusal(outcome) ? (outcome as Extract<Outcome, Refusal>) : outcome.lead;
