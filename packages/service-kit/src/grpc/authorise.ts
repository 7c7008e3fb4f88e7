import type { MethodFacts } from '@tributary/contracts';
import { type Actor, anonymousActor } from '../actor';
import type { Refusal } from '../refusal';

export type AccessRefusal = Refusal<'token.missing' | 'permission.denied'>;

/**
 * PERM-1, PERM-4: who may call a method, and as whom. An employee or integration needs its permission; a service on its own
 * behalf must be listed. A service that is not listed may still call what is public, but only as nobody in particular.
 */
export function authorise(access: Pick<MethodFacts, 'permission' | 'services' | 'public'>, actor: Actor): Actor | AccessRefusal {
  switch (actor.kind) {
    case 'employee':
    case 'integration':
      return access.public || (access.permission !== undefined && actor.permissions.has(access.permission))
        ? actor
        : denied(access);
    case 'service':
      if (access.services.includes(actor.id)) return actor;
      return access.public ? { ...anonymousActor, via: actor.id } : denied(access);
    case 'anonymous':
      return access.public ? actor : { refused: 'token.missing' };
  }
}

const denied = ({ permission }: Pick<MethodFacts, 'permission'>): AccessRefusal => ({
  refused: 'permission.denied',
  ...(permission === undefined ? {} : { details: { permission } }),
});
