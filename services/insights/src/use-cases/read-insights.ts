import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { TimelineEntry } from '../domain/timeline-entry';
import type { CustomerFigures, Tier } from '../domain/value-tier';

export interface CustomerValue {
  readonly customerId: string;
  readonly tier: Tier | undefined;
  readonly figures: CustomerFigures;
}

/** Counts of a period, and the money that came in. */
export interface Funnel {
  readonly leads: number;
  readonly qualified: number;
  readonly contracts: number;
  readonly collected: number;
  readonly collectedAmount: string;
}

/** What can be asked of the read models. Rows are those the actor may reach. */
export interface ReadInsights {
  /** Newest first; by whichever id of the customer. */
  timeline(actor: Actor, customerId: string, page: Page): Promise<PageOf<TimelineEntry> | Refusal<'request.malformed'>>;
  value(actor: Actor, customerId: string, now: Date): Promise<CustomerValue>;
  /** Days of the company, in its time zone; both inclusive. */
  funnel(actor: Actor, from: string, until: string): Promise<Funnel>;
}
