import { everyChannelMessage, everyServiceEvent, subscriptions, type Wanted } from '../../src/subscriptions';
import type { Image } from '../buf';
import { type EventMessage, eventMessages } from '../event-messages';
import type { Schema } from '../schemas/json-schema';
import { makeSchemaBook, type SchemaBook } from '../schemas/schema-book';
import { cloudEventSchema, envelopeOf } from './cloud-event';

const description = `Facts that services publish, and what channel systems may send.

Every message is a CloudEvent 1.0 in structured JSON; its \`data\` is JSON as proto3 writes it, in which a field at its \
default is left out. The routing key is the type. Ignore fields you do not know: there will be more of them. Messages of one \
\`partitionkey\` arrive in the order of \`sequence\`, perhaps more than once.`;

/** AsyncAPI 3.0 of every event and every queue. */
export function writeAsyncApi(image: Image, sampleOf: (type: string) => unknown): Schema {
  const events = eventMessages(image);
  const book = makeSchemaBook(() => false);
  const messages = Object.fromEntries(events.map((event) => [event.type, messageOf(event, book, sampleOf(event.type))]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'Tributary', version: 'v1', description, license: { name: 'AGPL-3.0-only' } },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      services: channel('tributary.events', 'Facts; services publish, services consume.', events.filter(byService)),
      channels: channel('tributary.channels', 'What channel systems report; leads takes it in.', events.filter(byChannel)),
    },
    operations: { ...publishing(events), ...consuming(events) },
    components: { messages, schemas: { CloudEvent: cloudEventSchema, ...book.schemas() } },
  };
}

const byChannel = ({ service }: EventMessage): boolean => service === 'channel';
const byService = (event: EventMessage): boolean => !byChannel(event);
const channelOf = (event: EventMessage): string => (byChannel(event) ? 'channels' : 'services');

const messageOf = (event: EventMessage, book: SchemaBook, sample: unknown): Schema => ({
  name: event.type,
  title: event.message.name,
  summary: event.when,
  payload: {
    allOf: [{ $ref: '#/components/schemas/CloudEvent' }],
    properties: { type: { const: event.type }, data: book.refTo(event.message) },
  },
  examples: [{ payload: envelopeOf(event, sample) }],
});

const channel = (exchange: string, summary: string, events: readonly EventMessage[]): Schema => ({
  address: '{type}',
  title: exchange,
  summary,
  parameters: { type: { description: 'The routing key.', enum: events.map(({ type }) => type) } },
  messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
  bindings: { amqp: { is: 'routingKey', exchange: { name: exchange, type: 'topic', durable: true, autoDelete: false } } },
});

const operation = (action: 'send' | 'receive', summary: string, events: readonly EventMessage[]): Schema => {
  const [first] = events;
  const target = `#/channels/${first ? channelOf(first) : 'services'}`;
  return {
    action,
    summary,
    channel: { $ref: target },
    messages: events.map(({ type }) => ({ $ref: `${target}/messages/${type}` })),
  };
};

function publishing(events: readonly EventMessage[]): Schema {
  const services = [...new Set(events.map(({ service }) => service))].sort();
  return Object.fromEntries(
    services.map((service) => [
      `${service}.publish`,
      operation(
        'send',
        `What ${service === 'channel' ? 'a channel system' : service} publishes.`,
        events.filter((event) => event.service === service),
      ),
    ]),
  );
}

/** One operation a queue; a queue is bound to one exchange. */
function consuming(events: readonly EventMessage[]): Schema {
  return Object.fromEntries(
    Object.entries(subscriptions).flatMap(([service, purposes]) =>
      Object.entries<Wanted>(purposes).map(([purpose, wanted]) => [
        `${service}.${purpose}`,
        operation('receive', `The queue ${service}.${purpose}.`, wantedAmong(events, wanted)),
      ]),
    ),
  );
}

function wantedAmong(events: readonly EventMessage[], wanted: Wanted): readonly EventMessage[] {
  if (wanted === everyServiceEvent) return events.filter(byService);
  if (wanted === everyChannelMessage) return events.filter(byChannel);
  return events.filter(({ type }) => wanted.some((name) => name === type));
}
