import type { Actor, Refusal } from '@tributary/service-kit';
import type { LineageEntry } from '../domain/customer/lineage';
import type { MatchDecision } from '../domain/matching/decide-match';

export interface RecordedLineage extends LineageEntry {
  readonly actorId: string;
  readonly reason: string;
  readonly occurredAt: Date;
}

export interface RecordSummary {
  readonly id: string;
  readonly homeId: string;
  readonly channel: string;
  readonly channelRecordId: string;
  readonly version: number;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly outcome: MatchDecision['outcome'];
  readonly probability: number;
  readonly modelVersion: string;
}

export interface CustomerLineage {
  readonly customerId: string;
  readonly entries: readonly RecordedLineage[];
  readonly records: readonly RecordSummary[];
}

export interface LineageBook {
  lineageOf(actor: Actor, customerId: string): Promise<CustomerLineage | undefined>;
}

/** MD-6: who merged and split what, when and why, newest first. */
export const makeGetCustomerLineage =
  ({ lineageOf }: LineageBook) =>
  async (actor: Actor, customerId: string): Promise<CustomerLineage | Refusal<'record.not-found'>> =>
    (await lineageOf(actor, customerId)) ?? { refused: 'record.not-found' };
