import type { AuditRecord } from '../audit/audit-entry';
import { toEntry } from '../audit/to-entry';
import type { Tx } from './tx';

/** Adds to the audit log in the transaction's fate and as its actor (PERM-5). Waits for nobody: entries are chained later. */
export async function audit(tx: Tx, record: AuditRecord): Promise<void> {
  const e = toEntry(tx.actor, record);
  await tx.run(
    `insert into tributary.audit (id, actor_kind, actor_id, via, action, entity, entity_id, before, after, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [e.id, e.actorKind, e.actorId, e.via, e.action, e.entity, e.entityId, e.before, e.after, e.origin],
  );
}
