import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventType, eventCatalogue } from '../events/event-catalogue';
import type { EventData } from '../generated/events';

/** The agreed example of an event's payload. Its producer and all its consumers are tested with it; it is not shipped. */
export const sampleOf = <T extends EventType>(type: T): EventData[T] => eventCatalogue[type].fromJson(sampleJsonOf(type));

/** The same as it stands in the file, in proto3 JSON. */
export const sampleJsonOf = (type: EventType): unknown => JSON.parse(readFileSync(join(__dirname, `${type}.json`), 'utf8'));
