import type { ConsumeMessage } from 'amqplib';

/** A message as it was published: nothing about it can be trusted. */
export interface RawMessage {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly routingKey: string;
  /** AMQP `message-id`, if the publisher set one. */
  readonly messageId: string | undefined;
}

export const rawMessage = ({
  content,
  properties,
  fields,
}: Pick<ConsumeMessage, 'content' | 'properties' | 'fields'>): RawMessage => ({
  body: content,
  contentType: optionalText(properties.contentType),
  headers: properties.headers ?? {},
  routingKey: fields.routingKey,
  messageId: optionalText(properties.messageId),
});

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Everything but the body, as it is kept with a parked message. */
export const writeProperties = ({ body: _, ...properties }: RawMessage): string => JSON.stringify(properties);

export const restoreMessage = (body: Buffer, properties: string): RawMessage => ({
  ...(JSON.parse(properties) as Omit<RawMessage, 'body'>),
  body,
});
