import { randomUUID } from 'node:crypto';
import type { Manner } from '@tributary/testing';
import { connect } from 'amqplib';
import { Webhook } from 'standardwebhooks';

/** A landing page's server: it knows the gateway's address, its own name and its secret. */
export async function postForm(url: string, secret: string, form: object, manner: Manner): Promise<Response> {
  const body = JSON.stringify(form);
  const id = `msg_${randomUUID()}`;
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return manner(() => fetch(`${url}/webhooks/landing-pages`, { method: 'POST', headers, body }));
}

export interface ChannelMessage {
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly data: unknown;
  /** W3C trace context of the channel's own work. */
  readonly traceparent?: string;
}

/** A channel system: an AMQP client that knows only the documentation. Resolves once the broker has taken the messages. */
export async function publishToChannels(rabbitUrl: string, messages: readonly ChannelMessage[]): Promise<void> {
  const connection = await connect(rabbitUrl);
  const channel = await connection.createConfirmChannel();
  for (const { type, source, id, data, traceparent } of messages) {
    const event = {
      specversion: '1.0',
      type,
      source,
      id,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data,
    };
    channel.publish('tributary.channels', type, Buffer.from(JSON.stringify(event)), {
      contentType: 'application/cloudevents+json',
      persistent: true,
      mandatory: true,
      headers: traceparent ? { traceparent } : {},
    });
  }
  await channel.waitForConfirms();
  await connection.close();
}
