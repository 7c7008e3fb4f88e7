import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { serviceActor } from '@tributary/service-kit';
import { extendChain } from '../audit/audit-chain';
import type { AuditHead } from '../audit/audit-entry';
import { type AuditSealer, runAuditSealer, type SealerOptions } from '../audit/audit-sealer';
import type { Lease } from '../lease';
import { auditHead, auditSealed, auditUnsealed, type SealedDocument, toAuditEntry } from './audit-collections';
import { inMongoTransaction } from './in-mongo-transaction';
import { acquireLease, releaseLeases } from './leases';
import type { MongoStore } from './open-mongo';

const batch = 500;
const leaseMs = 10_000;

/** Chains new audit entries, in one process per database at a time. */
export function startAuditSealer(store: MongoStore, options: SealerOptions = {}): AuditSealer {
  const owner = `${hostname()}:${randomUUID()}`;
  let lease: Lease | undefined;
  return runAuditSealer(
    {
      holdLease: async () => {
        lease = await acquireLease(store, 'audit-sealer', owner, leaseMs);
        return lease !== undefined;
      },
      releaseLease: async () => {
        if (lease) await releaseLeases(store, [lease]);
      },
      sealBatch: () => sealAuditBatch(store),
    },
    store.log,
    options,
  );
}

/**
 * Moves up to 500 entries, oldest first, from the waiting ones into the chain. Two sealers at once are harmless: both
 * write the head, so one of them starts again from the new one.
 */
export async function sealAuditBatch(store: MongoStore): Promise<AuditHead | undefined> {
  if (!(await auditUnsealed(store.connection).findOne())) return undefined;
  return inMongoTransaction(store, serviceActor('audit'), async ({ connection, session }) => {
    const start = await auditHead(connection).findOne({ _id: 'head' }, { session });
    if (!start) throw new Error('the audit log has lost its recorded head');
    const waiting = await auditUnsealed(connection).find({}, { session }).sort({ at: 1, _id: 1 }).limit(batch).toArray();
    if (waiting.length === 0) return undefined;

    const sealed: SealedDocument[] = [];
    let head: AuditHead = { length: start.length, hash: start.hash };
    for (const entry of waiting) {
      head = extendChain(head, toAuditEntry(entry));
      sealed.push({ ...entry, position: head.length, hash: head.hash });
    }
    await auditHead(connection).updateOne({ _id: 'head' }, { $set: head }, { session });
    await auditSealed(connection).insertMany(sealed, { session });
    await auditUnsealed(connection).deleteMany({ _id: { $in: waiting.map(({ _id }) => _id) } }, { session });
    return head;
  });
}
