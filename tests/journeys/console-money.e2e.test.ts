import { eventually } from '@tributary/testing';
import type { Page } from 'playwright-core';
import { askUntil, type Body } from './support/api';
import { accessibilityProblems, type Desk, openBrowser, overflowOf, type Screen, signIn } from './support/browser';
import { type Company, type Hired, startCompany } from './support/company';
import { fillTheSea } from './support/sea';

/** From the quote to the books, clicked by the rep, the approvers and finance (SL-7, SL-8, SL-9, DR-3, FN-1..5). */
describe('the console, from the quote to the books', () => {
  let company: Company;
  let desk: Desk;
  let rep: Hired;
  let director: Hired;
  let clerk: Hired;
  let treasurer: Hired;
  let keeper: Hired;
  let opportunity: Body;
  let contract: Body;
  const screens: Screen[] = [];

  beforeAll(async () => {
    company = await startCompany({
      services: ['directory', 'master-data', 'leads', 'sales', 'inventory', 'finance', 'gateway'],
    });
    desk = await openBrowser(company.url);
    rep = await company.hire('chen.li', 'sales-rep', { name: '陈立' });
    director = await company.hire('zhou.min', 'sales-director', { name: '周敏' });
    clerk = await company.hire('xu.yan', 'finance-clerk', { name: '许艳' });
    treasurer = await company.hire('ma.hui', 'finance-manager', { name: '马慧' });
    keeper = await company.hire('he.jun', 'warehouse-keeper', { name: '何军' });
    await chain(company, 'contracts', 'DOCUMENT_KIND_CONTRACT', 'sales-director');
    await chain(company, 'collections', 'DOCUMENT_KIND_COLLECTION', 'finance-manager');
    await chain(company, 'invoices', 'DOCUMENT_KIND_INVOICE', 'finance-manager');
    await keeper.api.put('/v1/products/CNC-850', {
      ...{ name: '立式加工中心 850', unit: '台', warrantyMonths: 24, listPrice: { amount: '380000.00', currency: 'CNY' } },
    });
    await keeper.api.post('/v1/inbound-orders', {
      ...{ documentNumber: 'DN-1', warehouse: 'shanghai', lines: [{ sku: 'CNC-850', quantity: 5 }] },
    });
    const [lead] = await fillTheSea(company, rep, 1);
    const { customerId } = await askUntil(
      'the lead has its customer',
      () => rep.api.get(`/v1/leads/${lead?.leadId}`),
      (known) => known.customerId !== '',
    );
    opportunity = await rep.api.post('/v1/opportunities', { customerId, name: '两台加工中心' });
  }, 240_000);

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

  it('makes a quote that the server prices, and a contract from it, submitted for approval', async () => {
    await eventually('sales has heard of the product', () =>
      rep.api.post('/v1/quotes:price', { lines: [{ sku: 'CNC-850', quantity: 1 }] }),
    );
    const page = await sitDown(rep, `/opportunities/${opportunity.opportunityId}`);
    await page.getByRole('button', { name: '新建报价' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('产品').click();
    await page.getByTitle(/CNC-850/).click();
    await form.getByLabel('数量').fill('2');
    await form.getByLabel('折扣').fill('20');
    await form.getByText('该折扣需要审批。').waitFor();
    await form.getByLabel('折扣').fill('5');
    await form.getByText('¥722,000.00').waitFor();
    await form.getByRole('button', { name: '生成报价' }).click();
    await page.getByText('报价已生成。').waitFor();

    await page.getByRole('button', { name: '生成合同' }).click();
    await page.getByRole('heading', { level: 1, name: /^C-/ }).waitFor();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('已提交审批。').waitFor();
    contract = (await rep.api.get('/v1/contracts')).items[0];
    expect(contract.total.amount).toBe('722000');
  });

  it('is approved on a phone, with what is approved on the same page', async () => {
    const page = await sitDown(director, '/approvals', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await page.getByRole('link', { name: new RegExp(contract.number) }).tap();
    await page
      .getByRole('cell', { name: /722,000/ })
      .first()
      .waitFor();
    await page.getByLabel('意见').fill('同意签约');
    await page.getByRole('button', { name: '同意' }).tap();
    await page.getByText('已同意。').waitFor();
    expect(await overflowOf(page)).toBe(0);
  });

  it('shows the rep who said yes, is signed, prints, and is ordered', async () => {
    const page = await sitDown(rep, `/contracts/${contract.contractId}`);
    await page.getByText('同意签约').waitFor();
    await page.getByText('周敏').first().waitFor();
    await page.getByRole('button', { name: '签署' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签署' }).click();
    await page.getByText('合同已生效。').waitFor();

    await page.getByRole('link', { name: '打印' }).click();
    await page.getByRole('heading', { level: 1, name: '销售合同' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('navigation', { name: '导航' }).waitFor({ state: 'hidden' });
    expect((await page.pdf()).length).toBeGreaterThan(1_000);
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('link', { name: '返回合同' }).click();
    await page.getByRole('button', { name: '下单' }).click();
    await page.getByRole('heading', { level: 1, name: /^O-/ }).waitFor();
    await page.getByText('锁定库存').waitFor();
  });

  it('leaves the warehouse, and the rep sees it', async () => {
    const { items } = await askUntil(
      'the goods are kept for the order',
      () => rep.api.get('/v1/orders'),
      (known) => known.items[0].state === 'ORDER_STATE_RESERVED',
    );
    const [order] = items;
    const page = await sitDown(keeper);
    await page.getByRole('heading', { name: /^待发货订单/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: order.number }).click();
    await page.getByRole('button', { name: '发货' }).click();
    await page.getByText('将从仓库“shanghai”出库').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '发货' }).click();
    await page.getByText('货物已出库。').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '发货' }).waitFor({ state: 'detached' });

    const other = await sitDown(rep, '/orders');
    await other.getByRole('row').filter({ hasText: order.number }).getByText('已发货').waitFor();
  });

  it('records money, which counts once it is approved, and invoices what was sold', async () => {
    const owed = await eventually('finance has heard of the contract', () =>
      clerk.api.get(`/v1/receivables/${contract.contractId}`),
    );
    expect(owed.outstanding.amount).toBe('722000');
    const page = await sitDown(clerk);
    await page
      .getByRole('listitem')
      .filter({ hasText: '¥72.2万' })
      .getByText(/到期日/)
      .waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: '财务' }).click();
    await page.getByRole('link', { name: contract.number }).click();
    await page.getByRole('button', { name: '登记回款' }).click();
    await page.getByLabel('金额').fill('300000');
    await page.getByLabel('付款方').fill('华东机械');
    await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
    await page.getByRole('link', { name: '¥300,000.00' }).click();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('已提交审批。').waitFor();

    const other = await sitDown(treasurer, '/approvals');
    await other.getByRole('button', { name: /^同意/ }).first().click();
    await other.getByText('已同意。').waitFor();
    await page.getByText('已入账').waitFor();
    await other.goto('/ledger');
    await other.getByText('借贷平衡').waitFor();
    expect(await accessibilityProblems(other)).toEqual([]);
    await other.getByRole('link', { name: '银行存款' }).click();
    await other.getByRole('link', { name: '¥300,000.00' }).waitFor();
  });

  it('hides what the server would refuse', async () => {
    const page = await sitDown(clerk, `/contracts/${contract.contractId}`);
    await page.getByRole('button', { name: '登记回款' }).waitFor();
    expect(await page.getByRole('button', { name: '下单' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '审批', exact: true }).count()).toBe(0);
  });

  describe.each([
    ['zh-CN', 'light', 1280],
    ['en', 'dark', 360],
  ] as const)('in %s, %s, %d px wide', (locale, colorScheme, width) => {
    it('has nothing that axe objects to, and fits, on any route', async () => {
      const page = await sitDown(director, '/', { locale, colorScheme, viewport: { width, height: 800 } });
      const [order] = (await director.api.get('/v1/orders')).items;
      const [collection] = (await director.api.get('/v1/collections')).items;
      for (const path of [
        ...['/contracts', `/contracts/${contract.contractId}`, `/contracts/${contract.contractId}/print`],
        ...[`/quotes/${contract.quoteId}`, `/opportunities/${contract.opportunityId}`],
        ...['/approvals', `/approvals/${contract.approvalId}`, '/orders', `/orders/${order.orderId}`],
        ...['/receivables', '/collections', `/collections/${collection.collectionId}`, '/invoices'],
      ]) {
        await page.goto(path);
        await page.getByRole('heading').first().waitFor();
        const loading = page.getByRole('status', { name: /正在加载|Loading/ });
        await eventually(`${path} has loaded`, async () => expect(await loading.count()).toBe(0));
        const problems = await accessibilityProblems(page);
        expect({ path, overflow: await overflowOf(page), problems }).toEqual({ path, overflow: 0, problems: [] });
      }
    }, 300_000);
  });
});

const chain = ({ admin }: Company, chainId: string, kind: string, roleId: string): Promise<Body> =>
  admin.put(`/v1/approval-chains/${chainId}`, {
    kind,
    steps: [{ name: '负责人审批', mode: 'STEP_MODE_ANY', approvers: [{ roleId }] }],
  });
