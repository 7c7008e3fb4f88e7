import type { Page } from 'playwright-core';
import type { Body } from '../support/api';
import type { Office } from './office';

/** The board of opportunities. */
export function pipeline(office: () => Office): void {
  describe('the pipeline', () => {
    let count = 0;
    const newDeal = async (amount?: string): Promise<Body> => {
      const { chen, sea } = office();
      return chen.api.post('/v1/opportunities', {
        customerId: sea[40].customerId,
        name: `五轴加工中心 ${++count} 台`,
        ...(amount && { amount: { amount, currency: 'CNY' } }),
      });
    };
    const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
    const cardIn = (page: Page, name: string, deal: Body) =>
      column(page, name).getByRole('listitem').filter({ hasText: deal.name });

    it('takes a card that is dragged to the next stage', async () => {
      const { chen, sitDown } = office();
      const deal = await newDeal();
      const page = await sitDown(chen, '/opportunities');
      const from = await cardIn(page, '初步确认', deal).boundingBox();
      const to = await column(page, '需求确认').boundingBox();
      if (!from || !to) throw new Error('the board is not there');
      await page.mouse.move(from.x + 20, from.y + from.height - 8);
      await page.mouse.down();
      await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 12 });
      await page.mouse.up();
      await cardIn(page, '需求确认', deal).waitFor();
      await page.getByText('已进入“需求确认”。').waitFor();
      expect((await chen.api.get(`/v1/opportunities/${deal.opportunityId}`)).stage).toBe('needs');
    });

    it('is moved by keyboard, and asks for what the stage needs', async () => {
      const { chen, sitDown } = office();
      const deal = await newDeal();
      const page = await sitDown(chen, '/opportunities');
      await cardIn(page, '初步确认', deal).getByRole('button', { name: /移动/ }).press('Enter');
      await page.getByRole('menuitem', { name: '方案报价' }).press('Enter');
      await page.getByLabel('金额').fill('860000');
      await page.getByLabel('预计成交日').fill('2027-03-31');
      await page.getByRole('dialog').getByRole('button', { name: '移动' }).click();
      await cardIn(page, '方案报价', deal).getByText('¥86万').waitFor();
      await cardIn(page, '方案报价', deal).getByRole('link', { name: deal.name }).click();
      await page.getByRole('heading', { level: 1, name: deal.name }).waitFor();
      await page.getByText('50%').waitFor();
    });

    it('takes the card back when somebody else has moved it, and says who and where to', async () => {
      const { chen, sitDown } = office();
      const deal = await newDeal('120000');
      const page = await sitDown(chen, '/opportunities');
      await cardIn(page, '初步确认', deal).waitFor();
      // As if the word of it had not come yet.
      await page.context().route('**/v1/opportunities?*', (route) => route.abort());
      await chen.api.post(`/v1/opportunities/${deal.opportunityId}:move`, { stage: 'needs', expectedVersion: deal.version });
      await cardIn(page, '初步确认', deal).getByRole('button', { name: /移动/ }).click();
      await page.getByRole('menuitem', { name: '方案报价' }).click();
      await page.getByText('陈立已把它从“初步确认”移到“需求确认”。').waitFor();
    });
  });
}
