import type { EventMessage } from '../event-messages';
import type { Schema } from '../schemas/json-schema';

/** What CloudEvents 1.0 says of an envelope, and what Tributary adds. */
export const cloudEventSchema: Schema = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: {
      type: 'string',
      minLength: 1,
      maxLength: 1024,
      description: 'With `source` the name of this message once and for all.',
    },
    source: { type: 'string', format: 'uri-reference', minLength: 1, maxLength: 1024 },
    type: { type: 'string' },
    subject: { type: 'string', description: "The aggregate's id; services always send it." },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    sequence: {
      type: 'string',
      pattern: '^[0-9]+$',
      description: "The aggregate's version after the change: 1, 2, 3 … without gaps. Services always send it, channels never.",
    },
    partitionkey: { type: 'string', description: "The aggregate's id; order is kept among messages that share it." },
    traceparent: { type: 'string', description: 'W3C trace context.' },
    data: { type: 'object' },
  },
};

/** An example of the whole message around an example of its data. */
export function envelopeOf({ type, service, aggregate }: EventMessage, data: unknown): Schema {
  const subject = (data as Readonly<Record<string, unknown>>)[aggregate];
  const channelSystem = service === 'channel';
  return {
    specversion: '1.0',
    id: '01936200-6f6f-7b15-8e50-4e5f6a7b8c01',
    source: channelSystem ? 'https://channel.example.com/shop' : `/tributary/${service}`,
    type,
    subject,
    time: '2026-03-02T01:15:31.000Z',
    datacontenttype: 'application/json',
    ...(!channelSystem && { sequence: '1', partitionkey: subject }),
    data,
  };
}
