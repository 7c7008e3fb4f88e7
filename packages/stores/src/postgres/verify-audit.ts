import { serviceActor } from '@tributary/service-kit';
import { type SealedEntry, verifyChain } from '../audit/audit-chain';
import type { AuditEntry, AuditHead, AuditVerdict } from '../audit/audit-entry';
import { reading } from './in-transaction';
import type { PostgresStore } from './open-postgres';
import { entryColumns } from './seal-audit';
import type { Tx } from './tx';

const page = 1_000;

/** Recomputes the whole chain on one snapshot; entries not yet sealed are not looked at. `published`: a head kept elsewhere. */
export const verifyAudit = (store: PostgresStore, published?: AuditHead): Promise<AuditVerdict> =>
  reading(
    store,
    serviceActor('audit'),
    async (tx) => {
      const recorded = await tx.one<AuditHead>(
        `select length::float8 as length, encode(hash, 'hex') as hash from tributary.audit_head`,
      );
      if (!recorded) return { intact: false, position: 0, fault: 'head-differs' };
      return verifyChain(sealedEntries(tx), recorded, published);
    },
    { isolation: 'repeatable read' },
  );

async function* sealedEntries(tx: Tx): AsyncIterable<SealedEntry> {
  for (let after = 0; ; ) {
    const rows = await tx.many<AuditEntry & { position: number; hash: string }>(
      `select ${entryColumns}, position::float8 as position, encode(hash, 'hex') as hash
         from tributary.audit where position > $1 order by position limit ${page}`,
      [after],
    );
    for (const { position, hash, ...entry } of rows) yield { entry, position, hash };
    if (rows.length < page) return;
    after = rows.at(-1)?.position ?? after;
  }
}
