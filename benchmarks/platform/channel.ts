import { setTimeout as pause } from 'node:timers/promises';
import { channelExchange } from '@tributary/contracts';
import { type ConfirmChannel, connect } from 'amqplib';

const type = 'tributary.channel.web.form-submitted.v1';

/** A channel system that knows only the documentation. Each of its people is another one, and says so by a campaign. */
export interface Channel {
  /** All at once; resolves when the broker has them. */
  publish(campaigns: readonly string[]): Promise<void>;
  /** So many a second; tells before each one. */
  publishSteadily(campaigns: readonly string[], perSecond: number, before: (campaign: string) => void): Promise<void>;
  close(): Promise<void>;
}

export async function openChannel(rabbitUrl: string): Promise<Channel> {
  const connection = await connect(rabbitUrl);
  const channel = await connection.createConfirmChannel();
  return {
    publish: async (campaigns) => {
      for (let next = 0; next < campaigns.length; next += 1_000) {
        for (const campaign of campaigns.slice(next, next + 1_000)) send(channel, campaign);
        await channel.waitForConfirms();
      }
    },
    publishSteadily: async (campaigns, perSecond, before) => {
      const start = performance.now();
      for (const [index, campaign] of campaigns.entries()) {
        await pause(start + (index / perSecond) * 1_000 - performance.now());
        before(campaign);
        send(channel, campaign);
      }
    },
    close: () => connection.close(),
  };
}

let people = 0;

function send(channel: ConfirmChannel, campaign: string): void {
  const phone = `139${String(people++).padStart(8, '0')}`;
  const event = {
    ...{ specversion: '1.0', type, source: 'bench', id: campaign, time: new Date().toISOString() },
    data: {
      ...{ submissionId: campaign, attribution: { campaign } },
      contact: { name: `王${nameOf(people)}`, phones: [phone], company: `${nameOf(people * 7)}机械有限公司`, region: '310000' },
      interest: { product: '数控机床', message: '请报价' },
    },
  };
  channel.publish(channelExchange, type, Buffer.from(JSON.stringify(event)), {
    ...{ contentType: 'application/cloudevents+json', persistent: true, mandatory: true },
  });
}

const letters = '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉';

/** Names as various as people's are: a few thousand of them, so that few records need to be compared. */
const nameOf = (person: number): string =>
  [person, person * 31 + 7].map((seed) => letters[Math.abs(seed) % letters.length]).join('');
