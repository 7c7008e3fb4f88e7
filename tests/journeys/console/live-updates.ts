import { listen } from './listen';
import { type Office, rowOf } from './office';

/** Milliseconds. A second is the goal on an idle machine; nothing but the live update shows it before a minute is over. */
const shownWithin = 10_000;

/** What others do shows by itself. */
export function liveUpdates(office: () => Office): void {
  describe('live updates', () => {
    it('show at once that somebody else has claimed a lead', async () => {
      const { sea, chen, wang, sitDown } = office();
      const lead = sea[10];
      const page = await sitDown(chen, '/leads?view=sea');
      await rowOf(page, lead).waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);

      await wang.api.post(`/v1/leads/${lead.leadId}:claim`);
      const answered = Date.now();
      await rowOf(page, lead).getByText('王芳').waitFor();
      expect(Date.now() - answered).toBeLessThan(shownWithin);
    });

    it('offer what came back to the sea, without moving the rows', async () => {
      const { sea, chen, wang, sitDown } = office();
      const lead = sea[11];
      await wang.api.post(`/v1/leads/${lead.leadId}:claim`);
      const page = await sitDown(chen, '/leads?view=sea');
      await page.getByRole('row').nth(5).waitFor();
      expect(await rowOf(page, lead).count()).toBe(0);
      await wang.api.post(`/v1/leads/${lead.leadId}:return`, { note: '联系不上' });
      await page.getByRole('button', { name: /处变动/ }).click();
      await rowOf(page, lead).waitFor();
    });

    it('go on where the connection broke, and are for those who may know', async () => {
      const { sea, company, chen, wang, agent } = office();
      const lead = sea[12];
      const [first, stranger] = await Promise.all([listen(chen.api, '/live'), listen(agent.api, '/live')]);
      await wang.api.post(`/v1/leads/${lead.leadId}:claim`);
      const heard = await first.until((text) => text.includes(lead.leadId));
      await first.close();
      const lastHeard = [...heard.matchAll(/^id: (\S+)$/gm)].at(-1)?.[1] ?? '';

      await wang.api.post(`/v1/leads/${lead.leadId}:return`, { note: '改期' });
      const again = await listen(chen.api, `/live?after=${lastHeard}`);
      const missed = await again.until((text) => text.includes('lead.returned'));
      await again.close();
      expect(missed).toContain(lead.leadId);
      expect(missed).not.toContain('event: gap');

      const anew = await listen(chen.api, '/live?after=long-ago-1');
      await anew.until((text) => text.includes('event: gap'));
      await anew.close();

      await stranger.close();
      expect(stranger.heard()).not.toContain(lead.leadId);
      expect((await fetch(`${company.url}/live`)).status).toBe(401);
    });
  });
}
