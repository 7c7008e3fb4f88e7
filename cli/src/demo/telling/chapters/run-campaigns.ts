import { allCampaigns, type Campaign } from '../../story/campaigns';
import { staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import type { Telling } from '../telling';

interface Planned {
  readonly campaignId: string;
}

/** What marketing does and what it costs; who came by it is told by the channels. */
export async function runCampaigns(telling: Telling): Promise<void> {
  await fewAtOnce(allCampaigns, async (campaign) => {
    await run(telling, campaign);
    telling.told(2);
  });
}

async function run(telling: Telling, campaign: Campaign): Promise<void> {
  const { as, tell, story } = telling;
  const marketer = as(staff.marketer);
  const { code, name, kind, channel, state, budget, startsDaysAgo, endsDaysAgo } = campaign;
  const key = `campaign/${code}`;
  const { campaignId }: Planned = await tell(marketer, key, '/v1/campaigns', {
    ...{ code, name, kind: `CAMPAIGN_KIND_${kind}`, channel: `CHANNEL_${channel}`, budget: yuan(budget) },
    ...{ startsOn: story.calendar.day(startsDaysAgo), endsOn: story.calendar.day(endsDaysAgo) },
  });
  const path = `/v1/campaigns/${campaignId}`;
  await pay(telling, campaign, key, path);
  for (const step of stepsTo[state])
    await tell(marketer, `${key}/${step}`, `${path}:${step}`, async () => {
      const { version }: { readonly version: number } = await marketer.get(path);
      return { expectedVersion: version };
    });
}

const stepsTo = { planned: [], running: ['start'], ended: ['start', 'end'] } as const;

async function pay({ as, tell, story }: Telling, { costs }: Campaign, key: string, path: string): Promise<void> {
  const marketer = as(staff.marketer);
  for (const [index, { amount, daysAgo, note, reversal }] of costs.entries()) {
    const paid: { readonly costId: string } = await tell(marketer, `${key}/cost/${index}`, `${path}/costs`, {
      ...{ amount: yuan(amount), incurredOn: story.calendar.day(daysAgo), note },
    });
    if (reversal) {
      const reverse = `${path}/costs/${paid.costId}:reverse`;
      await tell(marketer, `${key}/cost/${index}/reverse`, reverse, { note: reversal });
    }
  }
}

const yuan = (amount: number) => ({ amount: `${amount}.00`, currency: 'CNY' });
