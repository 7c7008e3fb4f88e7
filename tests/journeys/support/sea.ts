import { randomUUID } from 'node:crypto';
import { askUntil, type Body } from './api';
import type { Colleague, Company } from './company';

/** So many leads, 200 at the most, in the public sea, of people with Chinese names, each of a company of their own. */
export async function fillTheSea(company: Company, viewer: Colleague, count: number): Promise<readonly Body[]> {
  const { api } = await company.system('web-site', ['channel']);
  await Promise.all(Array.from({ length: count }, (_, index) => api.post('/v1/intakes', anIntake(index))));
  const { items } = await askUntil(
    `${count} leads are in the public sea`,
    () => viewer.api.get('/v1/leads?view=LEAD_VIEW_SEA&page.limit=200'),
    (answer) => answer.items.length >= count,
  );
  return items;
}

const surnames = [...'赵钱孙李周吴郑王冯陈'];
const givenNames = [...'伟芳娜敏静丽强磊'];

const anIntake = (index: number) => ({
  source: 'web-site',
  sourceRecordId: randomUUID(),
  channel: 'CHANNEL_WEB',
  contact: {
    name: `${surnames[index % 10]}${givenNames[Math.floor(index / 10) % 8]}`,
    company: `第${index + 1}精工机械有限公司`,
    phones: [`139${String(10_000_000 + index * 7919)}`],
  },
  interest: { product: 'CNC-850', message: '想了解价格和交期' },
});
