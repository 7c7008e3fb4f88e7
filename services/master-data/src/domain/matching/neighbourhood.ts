import type { PartyKind } from '../party/source-record';
import type { SharedBy } from './compare';
import type { Profile } from './profile';

/** A key that more homes share than this says too little about whose a record is, and is not followed: work stays bounded. */
export const followedUpTo = 50;

/** Who has a key: the customer that a record with the key is at home with, and the one that stands for it now. */
export interface KeyHolder {
  readonly key: string;
  readonly homeId: string;
  readonly customerId: string;
}

export interface KnownProfile {
  readonly profile: Profile;
  readonly version: number;
}

/** What the registry knows under some keys, at one moment: of each key at most one holder more than is followed. */
export interface Neighbourhood {
  readonly holders: readonly KeyHolder[];
  /** Of the holders of keys that are followed. */
  readonly profiles: ReadonlyMap<string, KnownProfile>;
}

/** A record that names very many people is compared with those who share most of its keys. */
const comparedAtMost = 100;

/** The customers worth comparing, those that share most keys first. `holders` has of each key at most one more than is followed. */
export function nearest(holders: readonly KeyHolder[]): readonly string[] {
  const shared = new Map<string, number>();
  for (const sharing of byKey(holders).values()) {
    if (sharing.length > followedUpTo) continue;
    for (const customerId of new Set(sharing.map((one) => one.customerId)))
      shared.set(customerId, (shared.get(customerId) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, comparedAtMost)
    .map(([customerId]) => customerId);
}

/** MD-3: the strength of an identifier, as the number of customers known by it. */
export function strengthAmong(kind: PartyKind, holders: readonly KeyHolder[]): SharedBy {
  const sharers = byKey(holders);
  return (field, value) => new Set(sharers.get(`${kind}/${field}/${value}`)?.map(({ customerId }) => customerId)).size || 1;
}

export function byKey(holders: readonly KeyHolder[]): ReadonlyMap<string, readonly KeyHolder[]> {
  const groups = new Map<string, KeyHolder[]>();
  for (const holder of holders) {
    const group = groups.get(holder.key);
    if (group) group.push(holder);
    else groups.set(holder.key, [holder]);
  }
  return groups;
}

/**
 * With whom of a customer's tree a record is at home: whoever reported the same channel record before, otherwise who shares
 * most keys, so that it goes along when a merge proves wrong.
 */
export function homeAmong(sourceKey: string, holders: readonly KeyHolder[], customerId: string): string {
  const own = holders.filter((holder) => holder.customerId === customerId);
  const shared = new Map<string, number>();
  for (const { key, homeId } of own) shared.set(homeId, (shared.get(homeId) ?? 0) + (key === sourceKey ? 1_000 : 1));
  const [home] = [...shared].sort(
    ([a, m], [b, n]) => n - m || Number(b === customerId) - Number(a === customerId) || (a < b ? -1 : 1),
  );
  return home?.[0] ?? customerId;
}
