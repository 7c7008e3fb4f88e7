import type { Actor } from '@tributary/service-kit';

/** A MongoDB filter, as the server gets it: nothing is cast any more. */
export type RawFilter = Readonly<Record<string, unknown>>;

export interface RowScope {
  /** Field with the owner's id. */
  readonly owner: string;
  /** Field with the owning team's path: `/hq/east/`. */
  readonly teamPath: string;
  /** Further documents an actor may reach, such as the public sea or what was shared with them. Values as they are stored. */
  readonly open?: (actor: Actor) => RawFilter | undefined;
}

/** PERM-1: which documents the actor reaches; undefined for all of them. Fails closed on an actor without id or team. */
export function scopeFilter({ owner, teamPath, open }: RowScope, actor: Actor): RawFilter | undefined {
  if (actor.reach === 'all') return undefined;
  const reached: RawFilter[] = [];
  if (actor.id !== '') reached.push({ [owner]: actor.id });
  if (actor.reach === 'team' && isPath(actor.teamPath)) reached.push({ [teamPath]: startsWith(actor.teamPath) });
  const opened = open?.(actor);
  if (opened) reached.push(opened);
  if (reached.length === 0) return { _id: { $in: [] } };
  return reached.length === 1 ? reached[0] : { $or: reached };
}

/** With the slash at its end, a path is no prefix of a sibling's that merely begins alike. */
const isPath = (path: string): boolean => path.startsWith('/') && path.endsWith('/');

const startsWith = (prefix: string): RegExp => new RegExp(`^${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Both filters at once. Side by side where their fields differ, so that the server still sees a plain look-up by `_id`. */
export function both(scope: RawFilter, filter: RawFilter | null | undefined): RawFilter {
  if (!filter) return scope;
  const apart = Object.keys(scope).every((key) => !(key in filter));
  return apart ? { ...filter, ...scope } : { $and: [scope, filter] };
}
