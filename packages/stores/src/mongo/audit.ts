import type { AuditRecord } from '../audit/audit-entry';
import { toEntry } from '../audit/to-entry';
import { auditUnsealed } from './audit-collections';
import type { MongoTx } from './mongo-tx';

/** Adds to the audit log in the transaction's fate and as its actor (PERM-5). Waits for nobody: entries are chained later. */
export function audit(tx: MongoTx, record: AuditRecord): void {
  const { id, ...fields } = toEntry(tx.actor, record);
  tx.append(auditUnsealed(tx.connection), [{ _id: id, at: new Date(), ...fields }]);
}
