import type { Channel } from '../channel';

/** A contact by which a customer came nearer to us (MK-2). */
export interface Touch {
  /** The intake record, or the opportunity that somebody entered for a campaign. */
  readonly touchId: string;
  /** Undefined when the customer was served already. */
  readonly leadId: string | undefined;
  readonly customerId: string;
  readonly channel: Channel;
  readonly source: string;
  readonly medium: string;
  /** A campaign's code in lower case; empty when it came with none. */
  readonly campaign: string;
  readonly touchedAt: Date;
}

export interface Contacted extends Omit<Touch, 'touchedAt'> {
  /** By the channel's clock. */
  readonly occurredAt: Date | undefined;
  /** When the service that tells of it knew. */
  readonly toldAt: Date;
}

/** Channels write codes as they please; and whatever their clocks say, nothing happened after we knew of it. */
export const touchOf = ({ occurredAt, toldAt, campaign, ...contact }: Contacted): Touch => ({
  ...contact,
  campaign: campaign.trim().toLowerCase(),
  touchedAt: occurredAt && occurredAt < toldAt ? occurredAt : toldAt,
});

/** All touches of a customer that came by one channel for one campaign. */
export interface TouchGroup {
  readonly channel: Channel;
  readonly campaign: string;
  readonly touches: number;
  /** Places of the first and the last of them among all touches of the customer. */
  readonly first: number;
  readonly last: number;
}
