import { serviceExchange } from '@tributary/contracts';
import { connect } from 'amqplib';

/** Hears on the bus which leads were made and assigned. */
export interface Assignments {
  /** Milliseconds of `performance.now()` at which the assignment was heard, by campaign. */
  readonly heard: ReadonlyMap<string, number>;
  /** Resolves when so many have been heard. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

interface Told {
  readonly type: string;
  readonly subject: string;
  readonly data: { readonly origin?: { readonly campaign?: string } };
}

const created = 'tributary.leads.lead.created.v1';
const assigned = 'tributary.leads.lead.assigned.v1';

export async function hearAssignments(rabbitUrl: string): Promise<Assignments> {
  const connection = await connect(rabbitUrl);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const type of [created, assigned]) await channel.bindQueue(queue, serviceExchange, type);

  const campaignOf = new Map<string, string>();
  const heard = new Map<string, number>();
  const waiting = new Set<{ readonly count: number; readonly tell: () => void }>();
  const tellThoseWhoWait = (): void => {
    for (const one of waiting) if (heard.size >= one.count) one.tell();
  };
  await channel.consume(
    queue,
    (message) => {
      if (!message) return;
      const { type, subject, data } = JSON.parse(message.content.toString('utf8')) as Told;
      if (type === created) campaignOf.set(subject, data.origin?.campaign ?? '');
      else heard.set(campaignOf.get(subject) ?? subject, performance.now());
      tellThoseWhoWait();
    },
    { noAck: true },
  );

  return {
    heard,
    until: (count) =>
      new Promise((resolve) => {
        waiting.add({ count, tell: resolve });
        tellThoseWhoWait();
      }),
    close: () => connection.close(),
  };
}
