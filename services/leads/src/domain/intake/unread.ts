import { eventCatalogue, InvalidMessage, isEventType } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import {
  type ChannelEvent,
  type ChannelEventType,
  type ChannelRecord,
  channelRecord,
  type Envelope,
  unreadableRecord,
} from './channel-record';

/** A message nobody could read, as it came; what it says of people is shown only to those who may see it (PERM-2). */
export interface Unread {
  /** What the sender called it. */
  readonly type: string;
  readonly body: Buffer;
}

/** A record, or what is left of one with the reason why it could not be read. */
export interface ReadMessage {
  readonly record: ChannelRecord;
  readonly problem?: Refusal<'intake.type-unknown' | 'intake.malformed'> | undefined;
}

/** What the channel says, or why it cannot be understood. */
export function readMessage({ type, body }: Unread, envelope: Envelope): ReadMessage {
  const data = parse(body);
  return data === undefined ? unreadable(envelope, malformed('')) : readData(type, data, envelope);
}

/** As `readMessage`, of data that is already parsed. */
export function readData(type: string, data: unknown, envelope: Envelope): ReadMessage {
  if (!isChannelEventType(type)) return unreadable(envelope, { refused: 'intake.type-unknown' });
  try {
    return { record: channelRecord(readEvent(type, data), envelope) };
  } catch (error) {
    if (!(error instanceof InvalidMessage)) throw error;
    return unreadable(envelope, malformed(error.violations[0]?.field ?? ''));
  }
}

const unreadable = (envelope: Envelope, problem: NonNullable<ReadMessage['problem']>): ReadMessage => ({
  record: unreadableRecord(envelope),
  problem,
});

const malformed = (field: string) => ({ refused: 'intake.malformed', field }) as const;

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const isChannelEventType = (type: string): type is ChannelEventType => isEventType(type) && type.startsWith('tributary.channel.');

const readEvent = <T extends ChannelEventType>(type: T, data: unknown): ChannelEvent =>
  ({ type, data: eventCatalogue[type].fromJson(data) }) as ChannelEvent;
