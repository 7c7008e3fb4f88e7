import { fromBinary, type JsonObject, toBinary, toJson } from '@bufbuild/protobuf';
import type { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import { readJson } from '../descriptors/read-json';
import { messageType } from '../descriptors/registry';
import { violationsOf } from '../descriptors/validate';
import { InvalidMessage } from '../descriptors/violation';
import { type EventData, eventFacts } from '../generated/events';

/** Wire name of an event: `tributary.<service>.<entity>.<past-tense>.v<N>` (MSG-2). */
export type EventType = keyof EventData;

export interface EventEntry<T extends EventType = EventType> {
  readonly type: T;
  /** Who publishes it; `channel` stands for every channel system. */
  readonly service: string;
  /** Full name of the payload in proto/. */
  readonly message: string;
  /** One sentence: when it is published. */
  readonly when: string;
  /** The aggregate's id: the event's subject, and what order is kept by. */
  aggregate(data: EventData[T]): string;
  /** To proto3 JSON. @throws InvalidMessage, so that a producer finds its mistake before its consumers do */
  toJson(data: EventData[T]): JsonObject;
  /** From proto3 JSON; unknown fields are ignored, wrong types and broken rules are not. @throws InvalidMessage */
  fromJson(json: unknown): EventData[T];
}

interface EventFacts<Data> {
  readonly service: string;
  readonly message: string;
  readonly when: string;
  readonly aggregate: (data: Data) => string;
  readonly binary: {
    encode(data: Data): BinaryWriter;
    decode(input: BinaryReader | Uint8Array): Data;
  };
}

type Facts = { readonly [T in EventType]: EventFacts<EventData[T]> };
type Catalogue = { readonly [T in EventType]: EventEntry<T> };

export const eventTypes = Object.keys(eventFacts) as readonly EventType[];

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventFacts, type);

/** Every event there is, by wire name. */
export const eventCatalogue = Object.fromEntries(eventTypes.map((type) => [type, entryOf(type)])) as Catalogue;

function entryOf<T extends EventType>(type: T): EventEntry<T> {
  const { binary, ...facts }: EventFacts<EventData[T]> = (eventFacts as Facts)[type];
  return {
    ...facts,
    type,
    toJson: (data) => {
      const schema = messageType(facts.message);
      const message = fromBinary(schema, binary.encode(data).finish());
      refuseInvalid(type, violationsOf(schema, message));
      return toJson(schema, message) as JsonObject;
    },
    fromJson: (json) => {
      const schema = messageType(facts.message);
      const message = readJson(facts.message, json);
      refuseInvalid(type, violationsOf(schema, message));
      return binary.decode(toBinary(schema, message));
    },
  };
}

function refuseInvalid(type: EventType, violations: InvalidMessage['violations']): void {
  if (violations.length > 0) throw new InvalidMessage(type, violations);
}
