import { type Office, rowOf } from './office';

/** What every list can do. */
export function lists(office: () => Office): void {
  describe('a list', () => {
    it('keeps filters under a name, and comes back to them', async () => {
      const { chen, sitDown } = office();
      const page = await sitDown(chen, '/leads?view=sea&channel=web&sort=best');
      await page.getByRole('button', { name: '常用视图' }).click();
      await page.getByLabel('视图名称').fill('官网高分');
      await page.getByRole('button', { name: '保存' }).click();
      await page.goto('/leads?view=mine');
      await page.getByRole('button', { name: '常用视图' }).click();
      await page.getByRole('button', { name: '官网高分', exact: true }).click();
      await page.waitForURL(/channel=web/);
      expect(page.url()).toContain('sort=best');
    });

    it('claims many, and says which were refused and why', async () => {
      const { sea, chen, wang, sitDown } = office();
      const [one, other, gone] = [sea[20], sea[21], sea[22]];
      const page = await sitDown(chen, '/leads?view=sea');
      for (const lead of [one, other, gone]) await rowOf(page, lead).getByRole('checkbox').check();
      await page.getByText('已选 3 条').waitFor();
      await page.getByRole('region', { name: '批量操作' }).getByRole('button', { name: '领取' }).click();
      await page.getByText('将更改 3 条记录。').waitFor();
      await wang.api.post(`/v1/leads/${gone.leadId}:claim`);
      await page.getByRole('button', { name: '领取 · 3 条' }).click();
      await page.getByText('1 条未成功').waitFor();
      await page.getByRole('dialog').getByRole('listitem').filter({ hasText: gone.contact.name }).waitFor();
      await page.getByText('已完成 2，共 3').waitFor();
      const { items } = await chen.api.get('/v1/leads?view=LEAD_VIEW_MINE&page.limit=200');
      const mine = items.map(({ leadId }: { leadId: string }) => leadId);
      expect(mine).toEqual(expect.arrayContaining([one.leadId, other.leadId]));
      expect(mine).not.toContain(gone.leadId);
    });

    it('returns many with one reason', async () => {
      const { sea, chen, sitDown } = office();
      const leads = [sea[23], sea[24]];
      for (const lead of leads) await chen.api.post(`/v1/leads/${lead.leadId}:claim`);
      const page = await sitDown(chen, '/leads?view=mine');
      for (const lead of leads) await rowOf(page, lead).getByRole('checkbox').check();
      await page.getByRole('region', { name: '批量操作' }).getByRole('button', { name: '退回公海' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('区域调整');
      await page.getByRole('dialog').getByRole('button', { name: /2 条/ }).click();
      await page.getByText('2 条已完成。').waitFor();
      for (const lead of leads) await rowOf(page, lead).waitFor({ state: 'detached' });
    });
  });
}
