import { connect } from 'amqplib';
import { Webhook } from 'standardwebhooks';
import type { ChannelEvent, LandingForm } from '../story/channel-month';
import { patiently } from './api';
import type { Doors } from './doors';

/** As docs/channel-developers.md has it; resolves when the broker has taken all of them. Sent again they change nothing. */
export async function publish(rabbitUrl: string, events: readonly ChannelEvent[]): Promise<void> {
  const connection = await connect(rabbitUrl);
  try {
    const channel = await connection.createConfirmChannel();
    for (const { type, source, id, time, data } of events) {
      const event = { specversion: '1.0', type, source, id, time, datacontenttype: 'application/json', data };
      channel.publish('tributary.channels', type, Buffer.from(JSON.stringify(event)), {
        contentType: 'application/cloudevents+json',
        persistent: true,
        mandatory: true,
      });
    }
    await channel.waitForConfirms();
  } finally {
    await connection.close();
  }
}

export async function postForm({ url, webhookSecret }: Doors, form: LandingForm, signal: AbortSignal): Promise<void> {
  const body = JSON.stringify(form);
  const id = `msg_${form.submissionId}`;
  const post = (): Promise<Response> => {
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(webhookSecret).sign(id, at, body),
    };
    return fetch(`${url}/webhooks/landing-pages`, { method: 'POST', headers, body });
  };
  const answer = await patiently(post, signal);
  await answer.arrayBuffer();
  if (answer.status !== 202) throw new Error(`the form ${form.submissionId} was answered with ${answer.status}`);
}
