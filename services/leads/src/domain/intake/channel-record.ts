import type { EventData, EventType } from '@tributary/contracts';
import type { ChannelAttribution, ChannelConsent, ChannelContact, ChannelInterest } from '@tributary/contracts/channel';
import { type Channel, type Contact, type Interest, noInterest, type Origin } from '../lead/lead';

export type ChannelEventType = Extract<EventType, `tributary.channel.${string}`>;
export type ChannelEvent = {
  readonly [T in ChannelEventType]: { readonly type: T; readonly data: EventData[T] };
}[ChannelEventType];

export interface Consent {
  readonly purpose: string;
  readonly granted: boolean;
  /** Undefined: when the record was made. */
  readonly at: Date | undefined;
}

/** What a channel says, as it says it. */
export interface ChannelRecord {
  /** Together they name the record once and for all. */
  readonly source: string;
  readonly sourceRecordId: string;
  readonly contact: Contact;
  readonly interest: Interest;
  readonly origin: Origin;
  readonly occurredAt: Date;
  readonly consents: readonly Consent[];
}

export interface Envelope {
  readonly source: string;
  readonly id: string;
  readonly time: Date;
}

/** What each kind of channel message says about a person (LD-1). */
export function channelRecord(event: ChannelEvent, envelope: Envelope): ChannelRecord {
  switch (event.type) {
    case 'tributary.channel.web.form-submitted.v1':
      return recordOf('web', event.data, envelope, { source: hostOf(event.data.pageUrl) });
    case 'tributary.channel.ads.lead-submitted.v1':
      return recordOf('ads', event.data, envelope, { source: event.data.platform });
    case 'tributary.channel.wechat.message-received.v1':
      return recordOf('wechat', { ...event.data, contact: withAccount(event.data.contact, event.data.accountId) }, envelope, {});
    case 'tributary.channel.call.ended.v1':
      return recordOf('call', { ...event.data, contact: withNumber(event.data.contact, event.data.remoteNumber) }, envelope, {
        source: event.data.queue,
      });
  }
}

/** What is left of a message nobody here can read: who sent it, and which one it was. */
export const unreadableRecord = (envelope: Envelope): ChannelRecord =>
  recordOf('other', { contact: undefined, interest: undefined, attribution: undefined }, envelope, {});

interface Said {
  readonly contact: ChannelContact | undefined;
  readonly interest: ChannelInterest | undefined;
  readonly attribution: ChannelAttribution | undefined;
  readonly consents?: readonly ChannelConsent[];
}

const recordOf = (
  channel: Channel,
  said: Said,
  { source, id, time }: Envelope,
  fallback: { source?: string },
): ChannelRecord => ({
  source,
  sourceRecordId: id,
  contact: said.contact ?? nobody,
  interest: interestOf(said.interest),
  origin: originOf(channel, said.attribution, fallback.source ?? ''),
  occurredAt: time,
  consents: said.consents ?? [],
});

const nobody: Contact = {
  name: '',
  company: '',
  jobTitle: '',
  phones: [],
  emails: [],
  wechatOpenid: '',
  wechatUnionid: '',
  address: '',
  region: '',
};

const interestOf = (interest: ChannelInterest | undefined): Interest => interest ?? noInterest;

const originOf = (channel: Channel, attribution: ChannelAttribution | undefined, fallback: string): Origin => ({
  channel,
  source: attribution?.source || fallback,
  medium: attribution?.medium ?? '',
  campaign: attribution?.campaign ?? '',
  content: attribution?.content ?? '',
  term: attribution?.term ?? '',
});

/** An openid means something only to the account that was written to. */
const withAccount = (contact: ChannelContact | undefined, accountId: string): Contact => ({
  ...(contact ?? nobody),
  wechatOpenid: contact?.wechatOpenid ? `${accountId}:${contact.wechatOpenid}` : '',
});

/** The number that called is one of theirs, and the first to try. */
const withNumber = (contact: ChannelContact | undefined, number: string): Contact => ({
  ...(contact ?? nobody),
  phones: [...(number ? [number] : []), ...(contact?.phones ?? [])].slice(0, 5),
});

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.slice(0, 100) : '');
