import type { Actor } from '@tributary/service-kit';
import type { Receivable } from '../domain/receivable/receivable';

/** In whose name an approval is asked for (DR-3): an integration has no superiors, so the contract's owner stands for it. */
export const requesterOf = (actor: Actor, { ownerId }: Receivable): string => (actor.kind === 'employee' ? actor.id : ownerId);
