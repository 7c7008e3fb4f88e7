import { toWire } from '@tributary/contracts';
import type { CustomerLineage as LineageMessage } from '@tributary/contracts/master-data';
import type { CustomerLineage } from '../../use-cases/get-customer-lineage';

export const lineageMessage = ({ customerId, entries, records }: CustomerLineage): LineageMessage => ({
  customerId,
  entries: entries.map(({ id, kind, otherId, actorId, reason, occurredAt, undoneBy, ...entry }) => ({
    lineageId: id,
    kind: toWire('LINEAGE_KIND', kind),
    customerId: entry.customerId,
    otherCustomerId: otherId,
    actorId,
    occurredAt,
    reason,
    undoneBy: undoneBy ?? '',
  })),
  sourceRecords: records.map(({ id, homeId, version, outcome, ...record }) => ({
    ...record,
    sourceRecordId: id,
    homeCustomerId: homeId,
    version: String(version),
    outcome: toWire('RESOLUTION_OUTCOME', outcome),
  })),
});
