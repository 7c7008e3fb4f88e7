import type { AnyEvent } from '@tributary/messaging';
import { type KpiFact, kpiFactsOf } from '../domain/kpi-facts';
import type { ServiceEvent } from '../domain/service-event';
import { type TimelineEntry, timelineEntryOf } from '../domain/timeline-entry';

interface Measured {
  readonly leadId: string;
  readonly customerId: string;
}

interface Paid {
  readonly collectionId: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly approvedAt: Date;
  readonly reversed: boolean;
}

/** Where read models are written, inside the inbox's transaction. Everything may be told again and is then the same. */
export interface Projection<Tx> {
  addToTimelines(tx: Tx, entries: readonly TimelineEntry[]): Promise<void>;
  leadCreated(tx: Tx, lead: Measured & { readonly createdAt: Date }): Promise<void>;
  leadQualified(tx: Tx, lead: Measured & { readonly qualifiedAt: Date }): Promise<void>;
  contractSigned(
    tx: Tx,
    contract: {
      readonly contractId: string;
      readonly customerId: string;
      readonly total: { readonly amount: string; readonly currency: string };
      readonly signedAt: Date;
    },
  ): Promise<void>;
  paid(tx: Tx, collection: Paid): Promise<void>;
  ownedBy(
    tx: Tx,
    owner: { readonly customerId: string; readonly ownerId: string; readonly teamPath: string; readonly version: number },
  ): Promise<void>;
  keepKpiFacts(tx: Tx, facts: readonly KpiFact[]): Promise<void>;
  /** From now on these ids mean `customerId`; its own id means itself again. */
  redirect(tx: Tx, ids: readonly string[], customerId: string): Promise<void>;
  /** IN-2, for those whose figures changed just now. */
  recomputeTiers(tx: Tx, customerIds: readonly string[]): Promise<void>;
}

/** IN-1: the only way anything gets into this store. */
export const makeProjectEvents =
  <Tx>({ projection }: { readonly projection: Projection<Tx> }) =>
  async (events: readonly AnyEvent<ServiceEvent>[], tx: Tx): Promise<void> => {
    await projection.addToTimelines(
      tx,
      events.flatMap((event) => timelineEntryOf(event) ?? []),
    );
    await projection.keepKpiFacts(tx, events.flatMap(kpiFactsOf));
    const touched = new Set<string>();
    for (const event of events) for (const customerId of await project(event, tx, projection)) touched.add(customerId);
    if (touched.size > 0) await projection.recomputeTiers(tx, [...touched]);
  };

/** The customers whose value may have changed. */
async function project<Tx>(event: AnyEvent<ServiceEvent>, tx: Tx, projection: Projection<Tx>): Promise<readonly string[]> {
  const { time } = event;
  switch (event.type) {
    case 'tributary.leads.lead.created.v1':
      await projection.leadCreated(tx, { ...event.data, createdAt: event.data.occurredAt ?? time });
      return [];
    case 'tributary.leads.lead.qualified.v1':
      await projection.leadQualified(tx, { ...event.data, qualifiedAt: event.data.qualifiedAt ?? time });
      return [];
    case 'tributary.sales.contract.signed.v1':
      await projection.contractSigned(tx, {
        ...event.data,
        total: event.data.total ?? nothing,
        signedAt: event.data.signedAt ?? time,
      });
      return [];
    case 'tributary.sales.customer-owner.changed.v1':
      await projection.ownedBy(tx, { ...event.data, version: event.version });
      return [];
    case 'tributary.finance.collection.approved.v1':
    case 'tributary.finance.collection.reversed.v1': {
      const reversed = event.type === 'tributary.finance.collection.reversed.v1';
      await projection.paid(tx, { ...event.data, amount: event.data.amount ?? nothing, approvedAt: time, reversed });
      return [event.data.customerId];
    }
    case 'tributary.master-data.customer.merged.v1':
      await projection.redirect(tx, event.data.absorbedIds, event.data.customerId);
      return [event.data.customerId];
    case 'tributary.master-data.customer.split.v1':
      await projection.redirect(tx, event.data.separatedIds, event.data.separatedId);
      return [event.data.customerId, event.data.separatedId];
    default:
      return [];
  }
}

const nothing = { amount: '0', currency: 'CNY' };
