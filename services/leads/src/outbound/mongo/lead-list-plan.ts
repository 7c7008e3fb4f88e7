import type { KeyKind } from '@tributary/stores';
import type { mongo } from 'mongoose';
import { channels, type Lead, leadStatuses } from '../../domain/lead/lead';
import type { LeadListQuery } from '../../use-cases/leads/list-leads';
import type { LeadDocument } from './documents';

/** How one page of a lead list is found; the index is named, so that no plan but this one can be chosen. */
export interface LeadListPlan {
  readonly filter: mongo.Filter<LeadDocument>;
  readonly sort: Readonly<Record<string, -1>>;
  readonly index: string;
}

interface Order {
  readonly sort: LeadListPlan['sort'];
  readonly index: string;
  /** What its cursors are made of. */
  readonly keys: readonly KeyKind[];
  readonly keysOf: (lead: Lead) => readonly string[];
  readonly behind: (keys: readonly string[]) => mongo.Filter<LeadDocument>;
}

/** Ids grow with time: sorted by them, leads are sorted by their creation. */
export const leadOrders: Readonly<Record<LeadListQuery['sort'], Order>> = {
  newest: {
    sort: { _id: -1 },
    index: 'lists_newest',
    keys: ['uuid'],
    keysOf: ({ id }) => [id],
    behind: ([id]) => (id ? { _id: { $lt: id } } : {}),
  },
  'best-score': {
    sort: { 'score.total': -1, _id: -1 },
    index: 'lists_best_score',
    keys: ['number', 'uuid'],
    keysOf: ({ score, id }) => [String(score.total), id],
    // The range bounds the walk along the index; the alternative skips what the last page showed of the same score.
    behind: ([total, id]) =>
      total && id
        ? { 'score.total': { $lte: Number(total) }, $or: [{ 'score.total': { $lt: Number(total) } }, { _id: { $lt: id } }] }
        : {},
  },
};

/**
 * One key of the list, and every field between it and the sort: where nothing is asked of a field it may be any of its
 * few values. The index is then walked in the order of the sort, whatever is filtered, and nothing has to be sorted.
 */
export function planLeadList(
  { key, status, channel, sort }: Pick<LeadListQuery, 'key' | 'status' | 'channel' | 'sort'>,
  keys: readonly string[] = [],
): LeadListPlan {
  const order = leadOrders[sort];
  const listed: mongo.Filter<LeadDocument> = {
    listKeys: key,
    status: status ?? { $in: [...leadStatuses] },
    'origin.channel': channel ?? { $in: [...channels] },
  };
  return { filter: { ...listed, ...order.behind(keys) }, sort: order.sort, index: order.index };
}
