import type { Connection } from 'mongoose';
import type { ParkedFilter, ParkedMessage } from '../inbox/inbox-store';
import { type BlockedDocument, blockedOf, bytesOf, keyOf, type ParkedDocument, parkedOf } from './collections';

/** Aggregates looked through for one page. */
const most = 1_000;

/** Parked messages with the state of their aggregate: the first one is tried or dead, the others wait behind it. */
export async function listParked(connection: Connection, filter: ParkedFilter): Promise<ParkedMessage[]> {
  const { consumers, state, limit } = filter;
  const blocked = await blockedAggregates(connection, filter);
  const states = new Map(blocked.map((document) => [document._id, document]));
  const aggregates = [...new Set(blocked.map(({ aggregate }) => aggregate))];
  const documents = await parkedOf(connection)
    .find({ consumer: { $in: [...consumers] }, aggregate: { $in: aggregates } })
    .sort({ consumer: 1, aggregate: 1, position: 1 })
    .toArray();

  const listed: ParkedMessage[] = [];
  let before: string | undefined;
  for (const document of documents) {
    const key = keyOf(document.consumer, document.aggregate);
    const aggregate = states.get(key);
    if (aggregate) listed.push(describe(document, aggregate, key !== before));
    before = key;
  }
  return listed
    .filter(
      (message) => (state === undefined || message.state === state) && (filter.id === undefined || message.id === filter.id),
    )
    .sort((one, other) => one.parkedAt.getTime() - other.parkedAt.getTime())
    .slice(0, limit);
}

async function blockedAggregates(
  connection: Connection,
  { consumers, state, aggregate, id }: ParkedFilter,
): Promise<BlockedDocument[]> {
  const named =
    id === undefined
      ? []
      : await parkedOf(connection)
          .find({ _id: { $in: consumers.map((one) => keyOf(one, id)) } })
          .toArray();
  const among = id === undefined ? aggregate && [aggregate] : named.map((document) => document.aggregate);
  return blockedOf(connection)
    .find({
      consumer: { $in: [...consumers] },
      ...(among !== undefined && { aggregate: { $in: [...among] } }),
      ...(state === 'dead' && { state }),
    })
    .limit(most)
    .toArray();
}

function describe(message: ParkedDocument, aggregate: BlockedDocument, first: boolean): ParkedMessage {
  const waits = aggregate.state === 'waiting';
  return {
    id: message.id,
    consumer: message.consumer,
    aggregate: message.aggregate,
    type: message.type,
    body: bytesOf(message.body),
    properties: message.properties,
    state: first ? (waits ? 'parked' : 'dead') : 'waiting',
    attempts: first ? aggregate.attempts : 0,
    lastError: first ? aggregate.lastError : undefined,
    parkedAt: message.parkedAt,
    nextAttemptAt: first && waits ? aggregate.nextAttemptAt : undefined,
  };
}
