import { createHash } from 'node:crypto';
import type { AuditEntry, AuditFault, AuditHead, AuditVerdict } from './audit-entry';
import { canonicalJson } from './canonical-json';

/** An entry with its place in the chain. */
export interface SealedEntry {
  readonly entry: AuditEntry;
  readonly position: number;
  readonly hash: string;
}

/** The head of an empty chain. */
export const genesis: AuditHead = { length: 0, hash: '0'.repeat(64) };

/** The chain with one more entry: each hash covers the entry, its position and the hash before. */
export function extendChain(head: AuditHead, entry: AuditEntry): AuditHead {
  const length = head.length + 1;
  const content = canonicalJson([head.hash, length, fieldsOf(entry)]);
  return { length, hash: createHash('sha256').update(content).digest('hex') };
}

/** Named one by one: a field that a store adds to its rows does not change the hash. */
const fieldsOf = (e: AuditEntry) => ({
  id: e.id,
  at: e.at.toISOString(),
  actorKind: e.actorKind,
  actorId: e.actorId,
  via: e.via,
  action: e.action,
  entity: e.entity,
  entityId: e.entityId,
  before: e.before,
  after: e.after,
  origin: e.origin,
});

/**
 * Recomputes the chain from its beginning. `sealed` comes in the order of positions.
 *
 * Whoever may write every table can rewrite entries and recorded head alike; only a head that was `published` where
 * they cannot write shows that.
 */
export async function verifyChain(
  sealed: AsyncIterable<SealedEntry>,
  recorded: AuditHead,
  published?: AuditHead,
): Promise<AuditVerdict> {
  let head = genesis;
  for await (const { entry, position, hash } of sealed) {
    const next = extendChain(head, entry);
    if (position > next.length) return broken(next.length, 'missing');
    if (position < next.length || hash !== next.hash) return broken(next.length, 'altered');
    if (position > recorded.length) return broken(position, 'beyond-head');
    if (published?.length === position && published.hash !== hash) return broken(position, 'published-head-differs');
    head = next;
  }
  if (head.length < Math.max(recorded.length, published?.length ?? 0)) return broken(head.length + 1, 'missing');
  if (head.hash !== recorded.hash) return broken(head.length, 'head-differs');
  return { intact: true, head };
}

const broken = (position: number, fault: AuditFault): AuditVerdict => ({ intact: false, position, fault });
