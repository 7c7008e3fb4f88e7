import type { RawMessage } from '@tributary/messaging';
import type { MongoTx } from '@tributary/stores/mongo';
import { z } from 'zod';
import type { UseCases } from '../../compose';
import { readData } from '../../domain/intake/unread';
import type { ReceiveChannelMessage } from '../../use-cases/intake/receive-channel-message';

/** What a CloudEvent must say of itself before anything can be made of it; the lengths are those of an intake. */
const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(128),
  source: z.string().min(1).max(300),
  type: z.string().min(1).max(200),
  time: z.iso.datetime({ offset: true }).optional(),
  data: z.unknown().optional(),
});

/** Names the message once and for all (LD-1). @throws when it is no CloudEvent: nobody could be told about it. */
export function channelMessageKey(message: RawMessage): string {
  const { source, id } = readEnvelope(message);
  return JSON.stringify([source, id]);
}

/** `tx` already holds the inbox mark: a repeated message never gets here, a crash undoes both. */
export const onChannelMessage =
  ({ receiveChannelMessage }: UseCases) =>
  async (message: RawMessage, tx: MongoTx): Promise<void> => {
    await receiveChannelMessage(tx, readChannelMessage(message, new Date()));
  };

/** Beyond this a message is not kept with the intake but goes, whole, to the dead-letter queue. */
const longestUnread = 1024 * 1024;

/** What the channel says, or why it cannot be understood. @throws when it is no CloudEvent, or too long to be kept unread */
export function readChannelMessage(message: RawMessage, now: Date): ReceiveChannelMessage {
  const { source, id, time, type, data } = readEnvelope(message);
  const read = readData(type, data, { source, id, time: notAfter(now, time) });
  if (!read.problem) return read;
  const body = Buffer.from(JSON.stringify(data) ?? '');
  if (body.length > longestUnread) throw new Error(`more than ${longestUnread} bytes that cannot be read`);
  return { ...read, unread: { type, body } };
}

const readEnvelope = (message: RawMessage) => cloudEvent.parse(JSON.parse(message.body.toString('utf8')));

/** A channel's clock may be wrong; nothing happened after it arrived. */
const notAfter = (now: Date, time: string | undefined): Date => {
  const at = time ? new Date(time) : now;
  return at < now ? at : now;
};
