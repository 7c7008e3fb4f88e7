import { Unreadable } from './unreadable';

export const cloudEventContentType = 'application/cloudevents+json';

/** The parts of a CloudEvent 1.0 that Tributary uses, as they travel in structured JSON. */
export interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** The aggregate's id, also as `partitionkey`. */
  readonly subject: string;
  readonly time: Date;
  /** The aggregate's version after the change. */
  readonly sequence: number;
  readonly traceparent?: string | undefined;
  /** proto3 JSON */
  readonly data: unknown;
}

export const writeCloudEvent = (event: CloudEvent): string =>
  JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source: event.source,
    type: event.type,
    subject: event.subject,
    time: event.time.toISOString(),
    datacontenttype: 'application/json',
    // The sequence extension is a string in the specification.
    sequence: String(event.sequence),
    partitionkey: event.subject,
    ...(event.traceparent && { traceparent: event.traceparent }),
    data: event.data,
  });

/** @throws Unreadable for anything that is not a CloudEvent as services write it */
export function readCloudEvent(body: Buffer): CloudEvent {
  const json = parse(body);
  if (typeof json !== 'object' || json === null || !('specversion' in json) || json.specversion !== '1.0') {
    throw new Unreadable('message.malformed');
  }
  const attributes = json as Readonly<Record<string, unknown>>;
  const time = new Date(text(attributes['time']));
  const sequence = Number(text(attributes['sequence']));
  if (Number.isNaN(time.getTime()) || !Number.isSafeInteger(sequence) || sequence < 0) throw new Unreadable('message.malformed');
  const { traceparent } = attributes;
  return {
    id: text(attributes['id']),
    type: text(attributes['type']),
    source: text(attributes['source']),
    subject: text(attributes['subject']),
    time,
    sequence,
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    data: attributes['data'],
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Unreadable('message.malformed');
  }
}

/** The broker's and the store's limits for such values are far beyond; nobody means a longer one. */
const longest = 1_024;

function text(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > longest) throw new Unreadable('message.malformed');
  return value;
}
