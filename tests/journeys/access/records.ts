import { apiByToken, askUntil, type Body } from '../support/api';
import type { Colleague, Company } from '../support/company';
import { approve, contractFor } from '../support/paperwork';
import { beginStory } from '../support/story';
import { canary } from './canary';
import type { People } from './people';

/** One of each kind of record that has an owner. */
export type RecordName =
  | 'lead'
  | 'customer'
  | 'opportunity'
  | 'quote'
  | 'contract'
  | 'order'
  | 'collection'
  | 'invoice'
  | 'approval'
  | 'ticket'
  | 'import'
  | 'intake'
  | 'campaign'
  | 'reviewTask';

const campaignCode = 'owners-campaign';

export type Records = Readonly<Record<RecordName, string>>;

/** What the owner has to do with, from the lead to the invoice; its ids. */
export async function makeRecords(company: Company, { owner, insiders }: People): Promise<Records> {
  const rep: Colleague = { id: owner.id, api: apiByToken(company.url, async () => owner.token) };
  const director = apiByToken(company.url, async () => insiders[2]?.token ?? '');
  const story = { ...(await beginStory(company)), rep };

  const campaign = await aCampaign(rep);
  const { intake, lead } = await qualifiedLead(rep);
  await story.keeper.api.put('/v1/products/CNC-850', {
    ...{ name: '立式加工中心 850', unit: '台', warrantyMonths: 24, listPrice: { amount: '380000.00', currency: 'CNY' } },
  });
  await story.keeper.api.post('/v1/inbound-orders', {
    ...{ documentNumber: 'DN-ACCESS-1', warehouse: 'shanghai', lines: [{ sku: 'CNC-850', quantity: 5 }] },
  });
  await askUntil(
    'the product can be quoted',
    () => rep.api.get('/v1/products'),
    ({ items }) => items.length > 0,
  );
  const opportunity = await firstOf(rep, '/v1/opportunities');
  const contract = await contractFor(story, opportunity, 1);
  const order = await rep.api.post('/v1/orders', { contractId: contract.contractId });

  await firstOf(rep, '/v1/receivables');
  const recorded = await rep.api.post('/v1/collections', {
    ...{ contractId: contract.contractId, amount: { amount: '1000.00', currency: 'CNY' }, receivedOn: '2026-01-05' },
    ...{ payer: canary.name, method: 'PAYMENT_METHOD_BANK_TRANSFER', bankReference: 'ACCESS-1' },
  });
  const { collectionId, version } = recorded;
  await rep.api.post(`/v1/collections/${collectionId}:submit`, { expectedVersion: version });
  const collection = await askUntil(
    'somebody was asked to approve the money',
    () => rep.api.get(`/v1/collections/${collectionId}`),
    ({ approvalId }) => approvalId !== '',
  );
  await approve(story.treasurer, collectionId);
  await askUntil(
    'the money shows in what the customer is worth',
    () => rep.api.get(`/v1/customers/${lead.customerId}/value`),
    ({ purchasesLastYear }) => purchasesLastYear > 0,
  );
  await askUntil(
    'the money shows in what the campaign brought',
    () => rep.api.get(`/v1/customers/${lead.customerId}/attribution`),
    ({ shares }) => shares.length > 0,
  );
  const invoice = await rep.api.post('/v1/invoices', {
    ...{ contractId: contract.contractId, kind: 'INVOICE_KIND_SPECIAL', taxRatePercent: '13' },
  });
  const ticket = await rep.api.post('/v1/tickets', {
    ...{
      kind: 'TICKET_KIND_ENQUIRY',
      subject: '咨询',
      description: canary.message,
      customerId: lead.customerId,
      channel: 'call',
    },
  });
  await rep.api.post(`/v1/tickets/${ticket.ticketId}:grab`);

  return {
    lead: lead.leadId,
    customer: lead.customerId,
    opportunity: opportunity.opportunityId,
    quote: contract.quoteId,
    contract: contract.contractId,
    order: order.orderId,
    collection: collectionId,
    invoice: invoice.invoiceId,
    approval: collection.approvalId,
    ticket: ticket.ticketId,
    import: await anImport(rep),
    intake,
    campaign,
    reviewTask: await aReviewTask(director),
  };
}

/** It runs, and has cost something. */
async function aCampaign({ api }: Colleague): Promise<string> {
  const cny = (amount: string): Body => ({ amount, currency: 'CNY' });
  const { campaignId, version } = await api.post('/v1/campaigns', {
    ...{ code: campaignCode, name: '客户回访', kind: 'CAMPAIGN_KIND_AD', channel: 'CHANNEL_MANUAL', budget: cny('5000') },
    ...{ startsOn: '2026-01-01', endsOn: '2026-12-31' },
  });
  await api.post(`/v1/campaigns/${campaignId}:start`, { expectedVersion: version });
  await api.post(`/v1/campaigns/${campaignId}/costs`, { amount: cny('321.5'), incurredOn: '2026-01-02', note: '电话费' });
  return campaignId;
}

async function qualifiedLead({ api }: Colleague): Promise<{ readonly intake: string; readonly lead: Body }> {
  const { intakeId } = await api.post('/v1/intakes', {
    ...{ source: 'manual', sourceRecordId: 'access-1', channel: 'CHANNEL_MANUAL' },
    contact: {
      name: canary.name,
      phones: [canary.phone],
      emails: [canary.email],
      wechatOpenid: canary.wechatOpenid,
      address: canary.address,
    },
    interest: { product: 'machining', message: canary.message },
    origin: { source: 'phone-book', campaign: campaignCode },
  });
  const { leadId } = await askUntil(
    'the intake is a lead',
    () => api.get(`/v1/intakes/${intakeId}`),
    ({ state }) => state === 'INTAKE_STATE_ACCEPTED',
  );
  await api.post(`/v1/leads/${leadId}/follow-ups`, { kind: 'FOLLOW_UP_KIND_CALL', note: canary.message, intent: 'INTENT_HOT' });
  return { intake: intakeId, lead: await api.post(`/v1/leads/${leadId}:qualify`, { need: '数控机床' }) };
}

const firstOf = async ({ api }: Colleague, path: string): Promise<Body> =>
  (
    await askUntil(
      `there is one at ${path}`,
      () => api.get(path),
      ({ items }) => items.length > 0,
    )
  ).items[0];

async function anImport({ api }: Colleague): Promise<string> {
  const content = Buffer.from(`姓名,手机\r\n${canary.name},12345\r\n`);
  const { importId } = await api.post('/v1/lead-imports', { fileName: '名单.csv', size: content.length });
  await api.put(`/v1/lead-imports/${importId}/pieces/0`, { content: content.toString('base64') });
  await api.post(`/v1/lead-imports/${importId}:start`, { dryRun: true });
  await askUntil(
    'the import was tried',
    () => api.get(`/v1/lead-imports/${importId}`),
    ({ state }) => state === 'IMPORT_STATE_FINISHED',
  );
  return importId;
}

/** A number that was heard of long ago may be somebody else's today (MD-3). */
async function aReviewTask(director: Colleague['api']): Promise<string> {
  const record = (says: Body): Body => ({
    record: {
      channel: 'erp',
      occurredAt: new Date().toISOString(),
      kind: 'PARTY_KIND_PERSON',
      phones: [canary.otherPhone],
      ...says,
    },
  });
  const idCard = [{ type: 'IDENTIFIER_TYPE_ID_CARD', value: canary.idCard }];
  await director.post(
    '/v1/customers:resolve',
    record({ channelRecordId: 'old', name: canary.name, occurredAt: '2023-01-01T00:00:00Z', identifiers: idCard }),
  );
  const { reviewTaskId } = await director.post('/v1/customers:resolve', record({ channelRecordId: 'new' }));
  return reviewTaskId;
}
