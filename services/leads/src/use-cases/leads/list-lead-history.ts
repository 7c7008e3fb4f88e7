import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { CustodyChange } from '../../domain/lead/custody-change';
import type { FollowUp } from '../../domain/lead/follow-up';
import type { ReachableLeads } from './get-lead';
import type { NotFound } from './lead-desk';

export interface ListLeadHistory extends Page {
  readonly leadId: string;
}

type Answer<Item> = PageOf<Item> | Refusal<'request.malformed'>;

/** Newest first. Asked only about leads the actor reaches. */
export interface LeadHistory {
  followUps(query: ListLeadHistory): Promise<Answer<FollowUp>>;
  custodyChanges(query: ListLeadHistory): Promise<Answer<CustodyChange>>;
}

/** Who may see the lead may see what happened to it, and nobody else. */
const makeList =
  <Item>(leads: ReachableLeads, read: (query: ListLeadHistory) => Promise<Answer<Item>>) =>
  async (actor: Actor, query: ListLeadHistory): Promise<Answer<Item> | NotFound> =>
    (await leads.find(actor, query.leadId)) ? read(query) : { refused: 'record.not-found' };

export const makeListFollowUps = (leads: ReachableLeads, history: LeadHistory) =>
  makeList(leads, (query) => history.followUps(query));

export const makeListCustodyChanges = (leads: ReachableLeads, history: LeadHistory) =>
  makeList(leads, (query) => history.custodyChanges(query));
