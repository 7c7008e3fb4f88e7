import { accessibilityProblems } from '../support/browser';
import type { Office } from './office';

/** Ctrl-K and `/`. */
export function search(office: () => Office): void {
  describe('the search', () => {
    it('opens by keyboard, finds a lead by its company, and goes there', async () => {
      const { sea, chen, sitDown } = office();
      const lead = sea[30];
      const page = await sitDown(chen, '/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: '搜索' }).waitFor();
      await page.keyboard.type(lead.contact.company);
      await page.getByRole('option').filter({ hasText: lead.contact.name }).first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/(?:leads|customers)\//);
    });

    it('finds by the last digits of a phone, and goes to pages by name', async () => {
      const { sea, chen, sitDown } = office();
      const lead = sea[31];
      const page = await sitDown(chen, '/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill(lead.contact.phones[0].slice(-4));
      await page.getByRole('option').filter({ hasText: lead.contact.company }).waitFor();
      await page.getByRole('combobox').fill('客户');
      await page.getByRole('option', { name: '客户', exact: true }).click();
      await page.waitForURL(/\/customers$/);
    });

    it('shows nobody what is not theirs', async () => {
      const { sea, agent, sitDown } = office();
      const page = await sitDown(agent, '/');
      await page.getByRole('button', { name: '搜索' }).click();
      await page.getByRole('combobox').fill(sea[30].contact.company);
      await page.getByRole('option').first().or(page.getByText('没有找到。')).first().waitFor();
      expect(await page.getByText('线索').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });
}
