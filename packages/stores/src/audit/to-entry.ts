import { randomUUID } from 'node:crypto';
import { type Actor, currentCall, currentTraceId } from '@tributary/service-kit';
import type { AuditEntry, AuditRecord } from './audit-entry';
import { canonicalJson } from './canonical-json';

/** Completes what a service says by who said it and from where; only the time is left to the store. */
export function toEntry(actor: Actor, record: AuditRecord): Omit<AuditEntry, 'at'> {
  const json = (value: unknown) => (value === undefined ? null : canonicalJson(value));
  const origin = originOf(record);
  return {
    id: randomUUID(),
    actorKind: actor.kind,
    actorId: actor.id,
    via: actor.via ?? null,
    action: record.action,
    entity: record.entity,
    entityId: record.entityId,
    before: json(record.before),
    after: json(record.after),
    origin: Object.keys(origin).length > 0 ? canonicalJson(origin) : null,
  };
}

function originOf({ origin }: AuditRecord): Record<string, string> {
  const call = currentCall();
  const traceId = currentTraceId();
  return { ...(call && { address: call.originIp, method: call.method }), ...(traceId && { traceId }), ...origin };
}
