import type { Actor } from '@tributary/service-kit';
import { sqlLiteral } from './sql-literal';

export interface TransactionOptions {
  /** ['read committed'] */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
}

/**
 * Opens the transaction and says who is asking, in one statement text. The settings end with the transaction, so a
 * pooled connection never carries one actor's rights over to the next.
 */
export function beginStatement(actor: Actor, access: 'read write' | 'read only', { isolation }: TransactionOptions): string {
  const settings = Object.entries({
    'tributary.actor_id': actor.id,
    'tributary.actor_kind': actor.kind,
    'tributary.actor_reach': actor.reach,
    'tributary.actor_team_path': actor.teamPath,
  }).map(([name, value]) => `set_config('${name}', ${sqlLiteral(value)}, true)`);

  return `begin isolation level ${isolation ?? 'read committed'} ${access}; select ${settings.join(', ')}`;
}
