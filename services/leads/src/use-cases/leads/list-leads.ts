import { type Actor, isRefusal, type Page, type Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { Channel, Lead, LeadStatus } from '../../domain/lead/lead';
import { type ListScope, listKey } from '../../domain/lead/list-keys';

export interface ListLeads extends Page {
  readonly view: 'sea' | 'mine' | 'team' | 'all';
  readonly status: LeadStatus | undefined;
  readonly channel: Channel | undefined;
  readonly holderId: string;
  readonly text: string;
  readonly sort: 'newest' | 'best-score';
  readonly withCount: boolean;
}

/** One page of one list: everything a list can be asked for is in these few values. */
export interface LeadListQuery extends Page {
  readonly key: string;
  readonly status: LeadStatus | undefined;
  readonly channel: Channel | undefined;
  readonly sort: 'newest' | 'best-score';
}

export interface LeadPage extends PageOf<Lead> {
  readonly count?: number;
}

export interface LeadLists {
  page(actor: Actor, query: LeadListQuery): Promise<PageOf<Lead> | Refusal<'request.malformed'>>;
  /** Up to `most`; costs no more than that, however many there are. */
  count(actor: Actor, query: LeadListQuery, most: number): Promise<number>;
}

const mostCounted = 1000;

/** The tabs of the lead list. Whose rows the caller reaches is enforced below, whatever is asked for (PERM-1). */
export const makeListLeads =
  (lists: LeadLists) =>
  async (actor: Actor, asked: ListLeads): Promise<LeadPage | Refusal<'permission.denied' | 'request.malformed'>> => {
    const scope = scopeOf(actor, asked);
    if (!scope) return { refused: 'permission.denied' };
    const { status, channel, sort, cursor, limit } = asked;
    const query = { key: listKey(scope, asked.text), status, channel, sort, cursor, limit };
    const page = await lists.page(actor, query);
    if (isRefusal(page) || !asked.withCount) return page;
    return { ...page, count: await lists.count(actor, query, mostCounted) };
  };

function scopeOf(actor: Actor, { view, holderId }: ListLeads): ListScope | undefined {
  switch (view) {
    case 'mine':
      return { kind: 'holder', id: actor.id };
    case 'sea':
      return actor.permissions.has('leads.sea.read') ? { kind: 'sea' } : undefined;
    case 'team':
      if (actor.reach === 'self') return undefined;
      return holderId ? { kind: 'holder', id: holderId } : { kind: 'team', path: actor.teamPath };
    case 'all':
      if (actor.reach !== 'all') return undefined;
      return holderId ? { kind: 'holder', id: holderId } : { kind: 'all' };
  }
}
