import { eventually } from '@tributary/testing';
import type { Locator, Page } from 'playwright-core';
import { makeBarrier } from './console/barrier';
import { intakes } from './console/intakes';
import { lists } from './console/lists';
import { liveUpdates } from './console/live-updates';
import { rowOf } from './console/office';
import { pipeline } from './console/pipeline';
import { search } from './console/search';
import type { Body } from './support/api';
import { accessibilityProblems, type Desk, openBrowser, overflowOf, type Screen, signIn } from './support/browser';
import { type Company, type Hired, startCompany } from './support/company';
import { fillTheSea } from './support/sea';

/** kB of scripts and styles, packed by gzip, that a first visit may cost. */
const firstLoadBudget = 350_000;

describe('the console, clicked in a real browser', () => {
  let company: Company;
  let desk: Desk;
  let chen: Hired;
  let wang: Hired;
  let agent: Hired;
  let sea: readonly Body[];
  const screens: Screen[] = [];

  beforeAll(async () => {
    company = await startCompany({
      services: ['directory', 'master-data', 'leads', 'sales', 'service-desk', 'insights', 'gateway'],
    });
    desk = await openBrowser(company.url);
    chen = await company.hire('chen.li', 'sales-rep', { name: '陈立' });
    wang = await company.hire('wang.fang', 'sales-rep', { name: '王芳' });
    agent = await company.hire('liu.yang', 'service-agent', { name: '刘洋' });
    sea = await fillTheSea(company, chen, 70);
    const subject = '主轴异响，需要上门检修';
    const ticket = { kind: 'TICKET_KIND_REPAIR', subject, customerId: sea[0].customerId, channel: 'phone' };
    await agent.api.post('/v1/tickets', { ...ticket, impact: 'LEVEL_HIGH', urgency: 'LEVEL_HIGH' });
  }, 180_000);

  afterAll(async () => {
    await desk?.close();
    await company?.stop();
  }, 60_000);

  // Nothing that these pages do may throw, or be stopped by the content security policy.
  afterEach(async () => {
    const complaints = screens.flatMap((screen) => screen.complaints);
    await Promise.all(screens.splice(0).map((screen) => screen.close()));
    expect(complaints).toEqual([]);
  });

  const sitDown = async (who: Hired, path = '/', options?: Parameters<Desk['sit']>[0]): Promise<Page> => {
    const screen = await desk.sit(options);
    screens.push(screen);
    await signIn(screen, who.login, who.password, path);
    return screen.page;
  };
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const claimIn = (page: Page, lead: Body) => rowOf(page, lead).getByRole('button', { name: /领取/ });

  it('signs a person in, greets them, and signs them out', async () => {
    const page = await sitDown(chen);
    await heading(page, '您好，陈立').waitFor();
    await page.getByRole('button', { name: '我和我的设置' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录' }).waitFor();
    await page.goto('/leads');
    await page.getByRole('link', { name: '登录' }).waitFor();
  });

  it('shows only what the person may do', async () => {
    const page = await sitDown(agent);
    await heading(page, '您好，刘洋').waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['我的一天', '订单', '客户', '工单']);
  });

  it('claims a lead at once, and loads the list on as one scrolls', async () => {
    const page = await sitDown(chen, '/leads?view=sea');
    const lead = sea[0];
    await claimIn(page, lead).click();
    await rowOf(page, lead).getByText('您', { exact: true }).waitFor();
    await page.getByText('已归您所有。').waitFor();

    const region = page.getByRole('region', { name: '线索' });
    await region.hover();
    const last = page.locator('[aria-rowindex="71"]');
    await eventually('the last row has come', async () => {
      await region.press('End');
      await last.waitFor({ timeout: 1_000 });
    });
    expect(await page.getByRole('row').count()).toBeLessThan(60);

    await page.getByText('我的', { exact: true }).click();
    await rowOf(page, lead).waitFor();
    expect(page.url()).toContain('view=mine');
  });

  it('lets one of two who claim at once win, and shows the other who it was', async () => {
    const [first, second] = await Promise.all([sitDown(chen, '/leads?view=sea'), sitDown(wang, '/leads?view=sea')]);
    const lead = sea[1];
    // Either hears of the other's claim within moments, and then has nothing left to click.
    const bothAreOnTheirWay = makeBarrier(2);
    for (const page of [first, second]) {
      await page.route('**/v1/leads/*:claim', async (route) => {
        await bothAreOnTheirWay();
        await route.continue();
      });
    }
    await Promise.all([claimIn(first, lead).click(), claimIn(second, lead).click()]);

    const { items } = await company.admin.get('/v1/employees');
    const nameOf = (id: string): string => items.find((person: Body) => person.employeeId === id).name;
    await Promise.race([first, second].map((page) => page.getByText(/抢先了一步/).waitFor()));
    const mayRead = async ({ api }: Hired) => (await api.codeOf('GET', `/v1/leads/${lead.leadId}`)) === 'ok';
    const [firstWon, secondWon] = [await mayRead(chen), await mayRead(wang)];
    expect(firstWon).not.toBe(secondWon);
    const [winner, loser, name] = firstWon ? [first, second, nameOf(chen.id)] : [second, first, nameOf(wang.id)];
    await rowOf(winner, lead).getByText('您', { exact: true }).waitFor();
    await loser.getByText(`${name}抢先了一步。`).waitFor();
    await rowOf(loser, lead).getByText(name).waitFor();
  });

  it('keeps what was typed over a reload and over an ended session, and shows what the server objects to', async () => {
    const page = await sitDown(chen, '/leads?view=sea');
    const lead = sea[2];
    await chen.api.post(`/v1/leads/${lead.leadId}:claim`);
    await page.goto(`/leads/${lead.leadId}`);
    await page.getByRole('button', { name: '跟进' }).click();
    await page.getByLabel('沟通内容').fill('对方计划年内采购两台。');
    await page.reload();
    await page.getByRole('button', { name: '跟进' }).click();
    await page.getByText('这是您上次的草稿。').waitFor();
    expect(await page.getByLabel('沟通内容').inputValue()).toBe('对方计划年内采购两台。');

    await page.getByLabel('下次时间').fill('2020-01-01T09:00');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('跟进时间须在 30 天前至现在之间，下一步须在其后。').waitFor();
    await page.getByText('追踪编号').waitFor();

    await page.context().clearCookies({ name: 'tributary_session' });
    await page.getByLabel('下次时间').fill('');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: '登录' }).click();
    await heading(page, lead.contact.name).waitFor();
    await page.getByRole('button', { name: '跟进' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('listitem').filter({ hasText: '对方计划年内采购两台。' }).waitFor();
    await page.getByText('跟进中').waitFor();
  });

  it('changes the language at once', async () => {
    const page = await sitDown(chen, '/leads?view=mine');
    await heading(page, '线索').waitFor();
    await page.getByRole('button', { name: '我和我的设置' }).click();
    await page.getByText('English').click();
    await heading(page, 'Leads').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await heading(page, 'Leads').waitFor();
  });

  it('takes a ticket off the queue', async () => {
    const page = await sitDown(agent, '/tickets');
    await page.getByRole('button', { name: /领取/ }).click();
    await page.getByText('已归您处理。').waitFor();
    await page.getByRole('link', { name: '主轴异响，需要上门检修' }).click();
    await page.getByText('处理中').waitFor();
    await page.locator('main a[href^="/customers/"]').click();
    await page.getByText('黄金档案').waitFor();
  });

  it('opens a ticket for a customer who calls', async () => {
    const page = await sitDown(agent, `/customers/${sea[1]?.customerId}`);
    await page.getByRole('button', { name: '新建工单' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('类型').click();
    await page.getByTitle('咨询').click();
    await form.getByLabel('主题').fill('询问保养周期');
    await form.getByLabel('紧急程度').click();
    await page.getByTitle('低').last().click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: '创建工单' }).click();
    await heading(page, '询问保养周期').waitFor();
    await page.getByRole('button', { name: '领取' }).waitFor();
  });

  it('answers the customer, waits for them, and resolves the ticket', async () => {
    const [ticket] = (await agent.api.get('/v1/tickets?mine=true')).items;
    const page = await sitDown(agent, `/tickets/${ticket.ticketId}`);
    await page.getByRole('button', { name: '回复' }).click();
    await page.getByLabel('回复内容').fill('工程师明天上午到场，请确认时间。');
    await page.getByLabel('等待客户答复').check();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '发送回复' }).click();
    await page.getByText('回复已保存。').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('listitem').filter({ hasText: '工程师明天上午到场' }).waitFor();
    await page.getByText('等待客户').first().waitFor();

    await page.getByRole('button', { name: '解决' }).click();
    await page.getByLabel('解决方案').fill('更换主轴轴承，试机正常。');
    await page.getByRole('dialog').getByRole('button', { name: '解决' }).click();
    await page.getByText('工单已解决。').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('更换主轴轴承，试机正常。').waitFor();
    await page.getByRole('button', { name: '回复' }).waitFor({ state: 'detached' });
  });

  it('fits a phone of 360 px', async () => {
    const page = await sitDown(chen, '/leads?view=sea', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    const lead = sea[3];
    const card = page.getByRole('listitem').filter({ hasText: lead.contact.company });
    await card.getByRole('button', { name: /领取/ }).tap();
    await card.getByText('您', { exact: true }).waitFor();
    for (const path of [
      '/',
      '/leads?view=mine',
      `/leads/${lead.leadId}`,
      '/opportunities',
      '/customers',
      `/customers/${lead.customerId}`,
      '/tickets',
    ]) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      expect({ path, overflow: await overflowOf(page) }).toEqual({ path, overflow: 0 });
    }
  });

  describe.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('in %s and %s', (locale, colorScheme) => {
    it('has nothing that axe objects to, on any route', async () => {
      const page = await sitDown(chen, '/', { locale, colorScheme });
      const lead = sea[2];
      const paths = [
        '/',
        '/leads?view=sea',
        '/leads?view=mine&status=lost',
        `/leads/${lead.leadId}`,
        '/opportunities',
        '/customers',
      ];
      for (const path of [...paths, `/customers/${lead.customerId}`, '/tickets?view=all', '/nowhere', '/sign-in']) {
        await page.goto(path);
        await page.getByRole('heading').first().waitFor();
        const loading = page.getByRole('status', { name: /正在加载|Loading/ });
        await eventually(`${path} has loaded`, async () => expect(await loading.count()).toBe(0));
        expect({ path, problems: await accessibilityProblems(page) }).toEqual({ path, problems: [] });
      }
      await page.goto(`/leads/${lead.leadId}`);
      await page.getByRole('button', { name: /^(跟进|Follow up)$/ }).click();
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    }, 300_000);
  });

  const office = () => ({ company, desk, chen, wang, agent, sea, sitDown });
  lists(office);
  liveUpdates(office);
  search(office);
  pipeline(office);
  intakes(office);

  it('is reachable by keyboard alone', async () => {
    const page = await sitDown(chen, '/leads?view=mine', { reducedMotion: 'no-preference' });
    await rowOf(page, sea[0]).waitFor();
    const target = page.getByRole('link', { name: sea[2].contact.name, exact: true }).first();
    for (let presses = 0; presses < 60 && !(await hasFocus(target)); presses++) await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await heading(page, sea[2].contact.name).waitFor();
    await page.getByRole('button', { name: '跟进' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('costs little to open the first time, on each route', async () => {
    for (const path of ['/', '/leads?view=sea', `/leads/${sea[2].leadId}`, `/customers/${sea[2].customerId}`]) {
      const screen = await desk.sit();
      screens.push(screen);
      const files = new Set<string>();
      screen.page.on('response', (response) => {
        if (/\.(?:js|css)$/.test(response.url()) && !response.url().includes('chinese-font')) files.add(response.url());
      });
      await signIn(screen, chen.login, chen.password, path);
      await screen.page.waitForLoadState('networkidle');
      const sizes = await Promise.all([...files].filter((url) => url.startsWith(company.url)).map(packedSize));
      expect(sizes.length).toBeGreaterThan(5);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(firstLoadBudget);
    }
  });

  it('is served at the addresses of pages only, never to be executed inline, and its files for good', async () => {
    const html = { headers: { accept: 'text/html' } };
    const page = await fetch(`${company.url}/leads/some-lead`, html);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(company.url, html);
    expect(again.headers.get('content-security-policy')).not.toBe(policy);

    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
    const file = await fetch(`${company.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(file.headers.get('content-encoding')).toBe('br');
    expect(file.headers.get('cache-control')).toContain('immutable');

    for (const path of ['/v1/nothing', '/auth/nothing', '/docs/nothing', '/problems/no.such', '/webhooks/x', '/assets/none.js']) {
      const answer = await fetch(`${company.url}${path}`, html);
      expect({ path, status: answer.status, type: answer.headers.get('content-type') }).toMatchObject({
        status: 404,
        type: expect.stringContaining('application/problem+json'),
      });
    }
  });
});

const hasFocus = async (target: Locator): Promise<boolean> => (await target.and(target.page().locator(':focus')).count()) > 0;

async function packedSize(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  return Number(answer.headers.get('content-length'));
}
