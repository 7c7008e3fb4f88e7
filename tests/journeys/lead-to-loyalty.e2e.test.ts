import { readFileSync } from 'node:fs';
import { CallDirection, type RecordCallRequest } from '@tributary/contracts/service-desk';
import { eventually } from '@tributary/testing';
import { companyByImport } from './chapters/company-by-import';
import { oneTrace } from './chapters/one-trace';
import { linearShare, worth } from './chapters/worth';
import { apiOfAnybody, askUntil, type Body } from './support/api';
import { postForm, publishToChannels } from './support/channels';
import { type Company, startCompany } from './support/company';
import { type Fire, openFire } from './support/open-fire';
import { approve, contractFor, orderIs } from './support/paperwork';
import { once, patiently } from './support/patience';
import { beginStory, type Story } from './support/story';

/** Which service dies when; another seed is another order. */
const fireSeed = process.env['FIRE_SEED'] ?? 'first';

/**
 * One customer's story through the public interfaces, told chapter by chapter; each goes on from the one before.
 * A chapter that fails makes the later ones fail too. It is told twice, with the same end: the second time while
 * one process after the other is killed.
 */
describe.each([
  { circumstances: 'on a good day', underFire: false },
  { circumstances: `while processes are killed, in the order of seed '${fireSeed}'`, underFire: true },
])('one lead becomes money $circumstances', ({ underFire }) => {
  let company: Company;
  let story: Story;
  let fire: Fire | undefined;

  beforeAll(async () => {
    company = await startCompany({ manner: underFire ? patiently : once });
    if (underFire) fire = openFire(company.platform, fireSeed);
    story = await beginStory(company);
  }, 180_000);
  afterAll(async () => {
    await fire?.cease();
    story?.callCentre.close();
    await company?.stop();
  }, 120_000);

  const allLeads = (): Promise<Body> => story.director.api.get('/v1/leads?view=LEAD_VIEW_ALL');

  describe('1. three channels speak of one person', () => {
    it('by a landing page, WeChat and an advertisement', async () => {
      const secret = readWebhookSecret(company);
      const form = {
        submissionId: 'form-1',
        contact: { name: '王芳', phones: ['138 0013 8000'], company: '上海精工机械有限公司', region: '310000' },
        interest: { product: '数控机床', message: '请报价' },
        attribution: { campaign: 'spring-fair' },
      };
      expect((await postForm(company.url, secret, form, company.manner)).status).toBe(202);
      await askUntil('the form is a lead', allLeads, ({ items }) => items.length === 1);

      await publishToChannels(company.platform.rabbitUrl, [
        {
          type: 'tributary.channel.wechat.message-received.v1',
          source: 'wechat:official-account',
          id: 'wx-1',
          data: { messageId: 'wx-1', contact: { name: '王芳', phones: ['+8613800138000'], wechatOpenid: 'oABC123' } },
        },
        {
          type: 'tributary.channel.ads.lead-submitted.v1',
          source: 'ads:ocean-engine',
          id: 'ad-1',
          data: { adLeadId: 'ad-1', platform: 'ocean-engine', contact: { name: '王 芳', phones: ['13800138000'] } },
        },
      ]);
      const { items } = await askUntil('all three records are one lead', allLeads, (answer) => answer.items[0]?.touches === 3);
      expect(items).toHaveLength(1);
      story.lead = items[0];
    });

    it('and of a namesake, who is somebody else', async () => {
      await publishToChannels(company.platform.rabbitUrl, [
        {
          type: 'tributary.channel.ads.lead-submitted.v1',
          source: 'ads:ocean-engine',
          id: 'ad-2',
          data: { adLeadId: 'ad-2', platform: 'ocean-engine', contact: { name: '王芳', phones: ['13911112222'] } },
        },
      ]);
      const { items } = await askUntil('the namesake is a lead of her own', allLeads, (answer) => answer.items.length === 2);
      expect(new Set(items.map((one: Body) => one.customerId)).size).toBe(2);
    });

    it('and saying it again changes nothing', async () => {
      const before = await company.admin.codeOf('GET', '/v1/leads');
      expect(before).toBe('permission.denied');
      await publishToChannels(company.platform.rabbitUrl, [
        {
          type: 'tributary.channel.ads.lead-submitted.v1',
          source: 'ads:ocean-engine',
          id: 'ad-1',
          data: { adLeadId: 'ad-1', platform: 'ocean-engine', contact: { name: '王 芳', phones: ['13800138000'] } },
        },
        {
          type: 'tributary.channel.ads.lead-submitted.v1',
          source: 'ads:ocean-engine',
          id: 'ad-3',
          data: { adLeadId: 'ad-3', platform: 'ocean-engine', contact: { name: '李强', phones: ['13733334444'] } },
        },
      ]);
      const { items } = await askUntil('what came after the repeat is there', allLeads, (answer) => answer.items.length === 3);
      expect(items.find((one: Body) => one.leadId === story.lead.leadId)).toMatchObject({
        touches: 3,
        version: story.lead.version,
      });
    });
  });

  describe('2. master data knows who they are', () => {
    it('one customer of three records, with the evidence', async () => {
      const { director, lead } = story;
      const customer = await director.api.get(`/v1/customers/${lead.customerId}`);
      expect(customer).toMatchObject({ customerId: lead.customerId });
      expect(JSON.stringify(customer)).not.toContain('13800138000');
    });
  });

  describe('a company comes in a file', () => companyByImport(() => ({ company, story })));

  describe('3. a rep wins the lead', () => {
    it('while fifty others reach for it at the same moment', async () => {
      const { director, lead, rep } = story;
      const rivals = await Promise.all(Array.from({ length: 8 }, (_, index) => company.hire(`rival-${index}`, 'sales-rep')));
      const hands = [rep, ...rivals].flatMap((one) => Array.from({ length: 6 }, () => one)).slice(0, 51);
      const answers = await Promise.all(hands.map((one) => one.api.codeOf('POST', `/v1/leads/${lead.leadId}:claim`, {})));
      const winners = new Set(hands.filter((_, index) => answers[index] === 'ok').map(({ id }) => id));
      const { custody } = await director.api.get(`/v1/leads/${lead.leadId}`);
      expect([...winners]).toEqual([custody.holderId]);

      // Whoever won, the story goes on with Chen Li.
      const transfer = { employeeId: rep.id, note: '区域负责' };
      if (custody.holderId !== rep.id) await director.api.post(`/v1/leads/${lead.leadId}:transfer`, transfer);
    });

    it('follows up and qualifies it', async () => {
      const { lead, rep } = story;
      await rep.api.post(`/v1/leads/${lead.leadId}/follow-ups`, {
        kind: 'FOLLOW_UP_KIND_CALL',
        note: '客户需要两台数控机床',
        intent: 'INTENT_HOT',
      });
      const qualified = await rep.api.post(`/v1/leads/${lead.leadId}:qualify`, { need: '数控机床两台' });
      expect(qualified).toMatchObject({ status: 'LEAD_STATUS_QUALIFIED', custody: { state: 'CUSTODY_STATE_LOCKED' } });
    });
  });

  describe('4. the need becomes a contract and an order', () => {
    it('opens an opportunity that nobody had to type', async () => {
      const { keeper, rep, lead } = story;
      await keeper.api.put('/v1/products/CNC-850', {
        ...{ name: '立式加工中心 850', unit: '台', warrantyMonths: 24, listPrice: { amount: '380000.00', currency: 'CNY' } },
      });
      await keeper.api.post('/v1/inbound-orders', {
        ...{ documentNumber: 'DN-2026-1', warehouse: 'shanghai', lines: [{ sku: 'CNC-850', quantity: 5 }] },
      });
      const { items } = await askUntil(
        'the opportunity of the lead is there',
        () => rep.api.get('/v1/opportunities'),
        (answer) => answer.items.length === 1,
      );
      story.opportunity = items[0];
      expect(story.opportunity).toMatchObject({ leadId: lead.leadId, customerId: lead.customerId, ownerId: rep.id });
    });

    it('quotes, gets the contract approved and signs it', async () => {
      const { rep, opportunity } = story;
      story.contract = await contractFor(story, opportunity, 2);
      expect(story.contract).toMatchObject({ state: 'CONTRACT_STATE_IN_FORCE' });
      expect(Number(story.contract.total.amount)).toBe(722_000);
      expect(await rep.api.get(`/v1/opportunities/${opportunity.opportunityId}`)).toMatchObject({
        state: 'OPPORTUNITY_STATE_WON',
      });
    });
  });

  describe('6. the goods leave', () => {
    it('reserves and ships what was ordered, and the ledger shows it', async () => {
      const { callCentre, keeper, rep, contract } = story;
      const placed = await rep.api.post('/v1/orders', { contractId: contract.contractId });
      await orderIs(rep, placed.orderId, 'ORDER_STATE_RESERVED');
      await keeper.api.post(`/v1/reservations/${placed.orderId}:ship`);
      story.order = await orderIs(rep, placed.orderId, 'ORDER_STATE_SHIPPED');
      const { items } = await keeper.api.get(`/v1/stock-ledger?orderId=${placed.orderId}`);
      expect(items).toMatchObject([{ sku: 'CNC-850', quantity: -2, kind: 'ENTRY_KIND_OUTBOUND' }]);
      expect((await keeper.api.get('/v1/stock-ledger:check')).differingSkus).toEqual([]);
      await askUntil(
        'the call centre sees the open order',
        () => callCentre.lookup('13800138000'),
        ({ matches }) => matches[0]?.openOrders.some(({ orderId }: Body) => orderId === placed.orderId),
      );
    });

    it('refuses an order over the stock and undoes what was begun', async () => {
      const { keeper, rep, lead } = story;
      const opportunity = await rep.api.post('/v1/opportunities', { customerId: lead.customerId, name: '再订九十九台' });
      const contract = await contractFor(story, opportunity, 99);
      const { orderId } = await rep.api.post('/v1/orders', { contractId: contract.contractId });
      expect(await orderIs(rep, orderId, 'ORDER_STATE_CANCELLED')).toMatchObject({ cancelReason: 'stock.insufficient' });
      expect((await keeper.api.get('/v1/stock')).items).toMatchObject([{ onHand: 3, reserved: 0, available: 3 }]);
    });
  });

  describe('5. the money comes in', () => {
    const contractNow = () => story.rep.api.get(`/v1/contracts/${story.contract.contractId}`);

    const collect = async (amount: string, bankReference: string): Promise<void> => {
      const { clerk, treasurer, contract } = story;
      const collection = await eventually('finance has heard of the contract', () =>
        clerk.api.post('/v1/collections', {
          ...{ contractId: contract.contractId, amount: { amount, currency: 'CNY' }, receivedOn: '2026-03-09', bankReference },
          ...{ payer: '上海精工机械有限公司', method: 'PAYMENT_METHOD_BANK_TRANSFER' },
        }),
      );
      await clerk.api.post(`/v1/collections/${collection.collectionId}:submit`, { expectedVersion: collection.version });
      await approve(treasurer, collection.collectionId);
    };

    it('counts a collection when finance has approved it', async () => {
      await collect('200000', 'TX-1');
      const paid = await askUntil(
        'the contract has received it',
        contractNow,
        ({ received }) => Number(received?.amount) === 200_000,
      );
      expect(Number(paid.outstanding.amount)).toBe(522_000);
    });

    it('completes the order when all of it is paid', async () => {
      await collect('522000', 'TX-2');
      await orderIs(story.rep, story.order.orderId, 'ORDER_STATE_COMPLETED');
    });

    it('issues the invoice, and the books balance', async () => {
      const { clerk, rep, treasurer, contract } = story;
      const invoice = await rep.api.post('/v1/invoices', {
        ...{ contractId: contract.contractId, kind: 'INVOICE_KIND_SPECIAL', taxRatePercent: '13' },
      });
      await approve(treasurer, invoice.invoiceId);
      const { version } = await askUntil(
        'the invoice is approved',
        () => clerk.api.get(`/v1/invoices/${invoice.invoiceId}`),
        ({ state }) => state === 'INVOICE_STATE_APPROVED',
      );
      await clerk.api.post(`/v1/invoices/${invoice.invoiceId}:issue`, { fapiaoNumber: '12345678', expectedVersion: version });
      await askUntil('the contract is invoiced', contractNow, ({ invoiced }) => Number(invoiced?.amount) === 722_000);
      const { totalDebit, totalCredit } = await clerk.api.get('/v1/ledger/trial-balance');
      expect(totalDebit).toEqual(totalCredit);
      expect(Number(totalDebit.amount)).toBeGreaterThan(0);
    });
  });

  describe('7. the customer calls', () => {
    it('is known at the first ring, gets help, and says how it was', async () => {
      const { callCentre, company, lead, order, rep } = story;
      const { matches } = await askUntil(
        'the caller is known with owner, tier, and nothing left to deliver',
        () => callCentre.lookup('13800138000'),
        ({ matches: [first] }) => first?.ownerId !== '' && first?.tier === 'B' && first.openOrders.length === 0,
      );
      expect(matches).toMatchObject([{ customerId: lead.customerId, ownerId: rep.id }]);
      const call: RecordCallRequest = {
        ...{ callId: 'call-1', phone: '13800138000', customerId: lead.customerId, agentId: 'agent-7' },
        ...{ direction: CallDirection.INBOUND, disposition: 'repair', note: '', recordingUrl: '' },
        ...{ startedAt: new Date(Date.now() - 60_000), endedAt: new Date() },
      };
      await eventually('the call is recorded', () => callCentre.record(call));

      const agent = await company.hire('luo.jing', 'service-agent');
      const head = await company.hire('fang.yu', 'service-manager');
      const ticket = await agent.api.post('/v1/tickets', {
        ...{
          kind: 'TICKET_KIND_REPAIR',
          subject: '主轴异响',
          customerId: lead.customerId,
          orderId: order.orderId,
          channel: 'call',
        },
      });
      expect(ticket).toMatchObject({ entitlement: 'ENTITLEMENT_SERVED' });
      const grabbed = await agent.api.post(`/v1/tickets/${ticket.ticketId}:grab`);
      const resolution = { resolution: '已更换轴承', expectedVersion: grabbed.version };
      await agent.api.post(`/v1/tickets/${ticket.ticketId}:resolve`, resolution);

      const survey = `/v1/surveys/${(await head.api.get(`/v1/tickets/${ticket.ticketId}/survey-token`)).token}`;
      const customer = apiOfAnybody(company.url, company.manner);
      expect(await customer.codeOf('POST', survey, { score: 5 })).toBe('ok');
      expect(await customer.codeOf('POST', survey, { score: 5 })).toBe('survey.already-answered');
    });
  });

  describe('8. what it was worth', () => worth(() => ({ company, story })));

  describe('10. two customers are merged, and split again', () => {
    it('and every service follows both ways', async () => {
      const { company, director, lead } = story;
      const steward = await company.hire('gao.wen', 'data-steward');
      const { items } = await allLeads();
      const namesake = items.find((one: Body) => one.contact.name === '王芳' && one.leadId !== lead.leadId);
      const customerOf = async (): Promise<string> => (await director.api.get(`/v1/leads/${namesake.leadId}`)).customerId;
      const timelineOf = async (id: string): Promise<number> =>
        (await director.api.get(`/v1/customers/${id}/timeline?page.limit=200`)).items.length;
      const before = await timelineOf(namesake.customerId);
      const third = await linearShare(story);

      const merge = { absorbedId: namesake.customerId, reason: '同一人' };
      const { mergeId } = await steward.api.post(`/v1/customers/${lead.customerId}:merge`, merge);
      await askUntil('the lead speaks of the survivor', customerOf, (id) => id === lead.customerId);
      await askUntil(
        'both ids show one timeline',
        () => timelineOf(namesake.customerId),
        (count) => count > before + 5,
      );
      await askUntil(
        'her touch is one of four that led to the money',
        () => linearShare(story),
        (share) => share === '180500',
      );

      await steward.api.post(`/v1/customers/${lead.customerId}:split`, { mergeId, reason: '误合并' });
      await askUntil('the lead speaks of its own customer again', customerOf, (id) => id === namesake.customerId);
      await askUntil(
        'the timelines are two again',
        () => timelineOf(namesake.customerId),
        (count) => count < before + 5,
      );
      await askUntil(
        'the money is given to three again',
        () => linearShare(story),
        (share) => share === third,
      );
    });
  });

  // A process that is killed takes the spans with it that it has not yet sent.
  if (!underFire) describe('9. one trace tells it all', () => oneTrace(() => ({ company, story })));

  if (underFire) {
    it('and when every process has been killed, it is still true', async () => {
      const { director, keeper, rep, clerk, lead, contract, order } = story;
      const everyone = company.platform.services().map(({ name }) => name);
      const survivors = (): readonly string[] => everyone.filter((name) => !fire?.kills().has(name));
      await eventually('every process has been killed', () => expect(survivors()).toEqual([]), { within: 90_000 });
      await fire?.cease();

      const path = `/v1/leads/${lead.leadId}`;
      expect(await director.api.get(path)).toMatchObject({ status: 'LEAD_STATUS_QUALIFIED', touches: 3 });
      const { received, outstanding, invoiced } = await rep.api.get(`/v1/contracts/${contract.contractId}`);
      expect([received, outstanding, invoiced].map(({ amount }) => Number(amount))).toEqual([722_000, 0, 722_000]);
      expect(await rep.api.get(`/v1/orders/${order.orderId}`)).toMatchObject({ state: 'ORDER_STATE_COMPLETED' });
      expect((await keeper.api.get('/v1/stock-ledger:check')).differingSkus).toEqual([]);
      expect(await linearShare(story)).toBe('240666.67');
      const { totalDebit, totalCredit } = await clerk.api.get('/v1/ledger/trial-balance');
      expect(totalDebit).toEqual(totalCredit);
    });
  }
});

function readWebhookSecret({ platform }: Company): string {
  const file = platform.service('gateway').environment['WEBHOOK_SOURCES_FILE'] ?? '';
  return JSON.parse(readFileSync(file, 'utf8'))[0].secrets[0];
}
