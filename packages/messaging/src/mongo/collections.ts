import type { Connection, mongo } from 'mongoose';

export interface OutboxDocument {
  /** The event's id. Made by the client: its order is not the order of commits. */
  readonly _id: string;
  readonly partition: number;
  readonly aggregate: string;
  readonly version: number;
  /** Position within the change. */
  readonly index: number;
  readonly type: string;
  readonly traceparent: string | null;
  readonly body: string;
  readonly recordedAt: Date;
}

export interface RelayDocument {
  readonly _id: string;
  readonly seenAt: Date;
}

/** `_id` is made by `keyOf`, here and in the two below. */
export interface InboxDocument {
  readonly _id: string;
  /** Absent while the message is parked: then it must not be forgotten. */
  readonly receivedAt?: Date;
}

export interface BlockedDocument {
  readonly _id: string;
  readonly consumer: string;
  readonly aggregate: string;
  readonly state: 'waiting' | 'dead';
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastError: string;
  /** Counts the messages that were ever parked behind this one. Its writers also keep each other out by it. */
  readonly positions: number;
}

export interface ParkedDocument {
  readonly _id: string;
  readonly consumer: string;
  readonly id: string;
  readonly aggregate: string;
  readonly position: number;
  readonly type: string;
  readonly body: Buffer;
  readonly properties: string;
  readonly parkedAt: Date;
}

export const keyOf = (consumer: string, name: string): string => `${consumer}|${name}`;

export const outboxOf = (connection: Connection) => connection.collection<OutboxDocument>('outbox');
export const relaysOf = (connection: Connection) => connection.collection<RelayDocument>('outbox_relays');
export const inboxOf = (connection: Connection) => connection.collection<InboxDocument>('inbox');
export const blockedOf = (connection: Connection) => connection.collection<BlockedDocument>('inbox_blocked');
export const parkedOf = (connection: Connection) => connection.collection<ParkedDocument>('inbox_parked');

/** The server's clock, for everything that processes with clocks of their own have to agree on. */
export async function serverTime(connection: Connection): Promise<Date> {
  const { localTime } = await connection.getClient().db().admin().command({ hello: 1 });
  return localTime instanceof Date ? localTime : new Date();
}

/** The driver gives binary data back in a wrapper of its own. */
export const bytesOf = (body: Buffer | mongo.Binary): Buffer => (Buffer.isBuffer(body) ? body : Buffer.from(body.buffer));
