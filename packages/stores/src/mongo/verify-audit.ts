import { genesis, type SealedEntry, verifyChain } from '../audit/audit-chain';
import type { AuditHead, AuditVerdict } from '../audit/audit-entry';
import { auditHead, auditSealed, toAuditEntry } from './audit-collections';
import type { MongoStore } from './open-mongo';

/**
 * Recomputes the whole chain up to the head recorded when it began; entries not yet sealed are not looked at.
 * `published`: a head kept elsewhere.
 */
export async function verifyAudit({ connection }: MongoStore, published?: AuditHead): Promise<AuditVerdict> {
  // In this order: the last entry is read before the head that must cover it, because both move on together meanwhile.
  const last = await auditSealed(connection).findOne({}, { sort: { position: -1 } });
  const recorded = await auditHead(connection).findOne({ _id: 'head' });
  if (!recorded) return { intact: false, position: 0, fault: 'head-differs' };
  const end = Math.max(recorded.length, last?.position ?? 0);
  return verifyChain(entriesUpTo(end), { length: recorded.length, hash: recorded.hash }, published);

  async function* entriesUpTo(position: number): AsyncIterable<SealedEntry> {
    const cursor = auditSealed(connection).find({ position: { $gt: genesis.length, $lte: position } }, { sort: { position: 1 } });
    for await (const { position: place, hash, ...entry } of cursor) yield { entry: toAuditEntry(entry), position: place, hash };
  }
}
