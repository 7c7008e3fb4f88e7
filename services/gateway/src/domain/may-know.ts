import type { Actor } from '@tributary/service-kit';
import type { Audience } from './live-notice';

/** Whether somebody may learn that a record changed: only if they could read it as well (PERM-1). */
export function mayKnow(actor: Actor, { permission, people, teamPath, openTo = [] }: Audience): boolean {
  if (!actor.permissions.has(permission)) return false;
  if (actor.reach === 'all' || people.includes(actor.id)) return true;
  if (openTo.some((other) => actor.permissions.has(other))) return true;
  return actor.reach === 'team' && teamPath !== undefined && teamPath.startsWith(actor.teamPath);
}
