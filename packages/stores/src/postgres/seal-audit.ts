import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { extendChain } from '../audit/audit-chain';
import type { AuditEntry, AuditHead } from '../audit/audit-entry';
import { type AuditSealer, runAuditSealer, type SealerOptions } from '../audit/audit-sealer';
import type { Lease } from '../lease';
import { acquireLease, releaseLeases } from './leases';
import type { PostgresStore } from './open-postgres';

const batch = 500;
const leaseMs = 10_000;

export const entryColumns = `id, at, actor_kind as "actorKind", actor_id as "actorId", via, action, entity,
  entity_id as "entityId", before::text, after::text, origin::text`;

/** Chains new audit entries, in one process per database at a time. */
export function startAuditSealer(store: PostgresStore, options: SealerOptions = {}): AuditSealer {
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

/** Seals up to 500 entries, oldest first. Two sealers at once are harmless: the slower one's batch is refused. */
export async function sealAuditBatch({ pool }: PostgresStore): Promise<AuditHead | undefined> {
  // One statement, so that entries and head are of one moment.
  const { rows } = await pool.query<AuditEntry & { headLength: number; headHash: string }>(
    `select e.*, h.length::float8 as "headLength", encode(h.hash, 'hex') as "headHash"
       from tributary.audit_head h,
            lateral (select ${entryColumns} from tributary.audit where position is null order by at, id limit ${batch}) e
      order by e.at, e.id`,
  );
  const first = rows[0];
  if (!first) return undefined;

  const start: AuditHead = { length: first.headLength, hash: first.headHash };
  const heads: AuditHead[] = [];
  for (const entry of rows) heads.push(extendChain(heads.at(-1) ?? start, entry));
  const sealed = await pool.query<{ done: boolean }>(
    `select tributary.seal_audit($1, decode($2, 'hex'), $3, array(select decode(h, 'hex') from unnest($4::text[]) h)) as done`,
    [start.length, start.hash, rows.map(({ id }) => id), heads.map(({ hash }) => hash)],
  );
  return sealed.rows[0]?.done ? heads.at(-1) : undefined;
}
