import { randomUUID } from 'node:crypto';
import { eventually } from '@tributary/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, overflowOf } from '../support/browser';
import { publishToChannels } from '../support/channels';
import type { Hired } from '../support/company';
import type { Office } from './office';

/** What channels sent and could not become a lead (LD-1, LD-2). */
export function intakes(office: () => Office): void {
  describe('the rejected', () => {
    let steward: Hired;
    beforeAll(async () => {
      steward = await office().company.hire('tang.rui', 'data-steward', { name: '唐蕊' });
    });

    const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

    it('says why, takes a contact that is put right, and says at the field when it is still wrong', async () => {
      const { company, chen, sitDown } = office();
      const { api } = await company.system('exhibition', ['channel']);
      await api.post('/v1/intakes', {
        ...{ source: 'exhibition', sourceRecordId: randomUUID(), channel: 'CHANNEL_WEB' },
        contact: { name: '严宽', company: '严氏模具厂', phones: ['123'] },
      });
      const page = await sitDown(steward);
      await page.getByRole('listitem').filter({ hasText: '严宽' }).getByText('电话号码不存在。').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('link', { name: '未收录', exact: true }).click();
      await row(page, '严宽').getByText('电话号码不存在。').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByRole('listitem').filter({ hasText: '严宽' }).waitFor();
      expect(await overflowOf(page)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      await row(page, '严宽').getByRole('button', { name: /更正/ }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('电话').fill('456');
      await form.getByRole('button', { name: '重新提交' }).click();
      await form.getByRole('alert').getByText('电话号码不存在。').first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);

      await form.getByLabel('电话').fill('139 0000 4321');
      await form.getByRole('button', { name: '重新提交' }).click();
      await page.getByText('已重新提交，正在生成线索。').waitFor();
      await row(page, '严宽').waitFor({ state: 'detached' });
      const lead = await eventually('it is a lead', async () => {
        const { items } = await chen.api.get('/v1/leads?view=LEAD_VIEW_SEA&text=严氏模具厂');
        expect(items).toHaveLength(1);
        return items[0];
      });
      expect(lead.contact).toMatchObject({ name: '严宽', company: '严氏模具厂' });
    });

    it('shows what nobody could read, and reads what it should have been', async () => {
      const { company, sitDown } = office();
      await publishToChannels(company.platform.rabbitUrl, [
        {
          type: 'tributary.channel.ads.lead-submitted.v1',
          source: '//ads.example/kiosk',
          id: randomUUID(),
          data: { adLeadId: 'kiosk-1', platform: 'kiosk', contact: '何彦 13900005432' },
        },
      ]);
      const page = await sitDown(steward, '/intakes');
      await eventually('it is in the list', async () => {
        await page.reload();
        await row(page, '//ads.example/kiosk').waitFor({ timeout: 2_000 });
      });
      await row(page, '//ads.example/kiosk').getByRole('button', { name: /更正/ }).click();
      const form = page.getByRole('dialog');
      await form.getByRole('button', { name: '查看消息' }).click();
      await eventually('the message is shown', async () =>
        expect(await form.getByLabel('消息内容（JSON）').inputValue()).toContain('何彦 13900005432'),
      );
      await form
        .getByLabel('消息内容（JSON）')
        .fill(JSON.stringify({ adLeadId: 'kiosk-1', platform: 'kiosk', contact: { name: '何彦', phones: ['13900005432'] } }));
      await form.getByRole('button', { name: '重新提交' }).click();
      await page.getByText('已重新提交，正在生成线索。').waitFor();
      await row(page, '//ads.example/kiosk').waitFor({ state: 'detached' });
    });
  });
}
