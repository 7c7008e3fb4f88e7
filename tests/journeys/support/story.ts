import type { Body } from './api';
import { type CallCentre, connectCallCentre } from './call-centre';
import type { Colleague, Company } from './company';

/** Who and what the chapters share; each chapter adds what the next ones need. */
export interface Story {
  readonly company: Company;
  readonly director: Colleague;
  readonly rep: Colleague;
  readonly keeper: Colleague;
  readonly clerk: Colleague;
  readonly treasurer: Colleague;
  readonly marketer: Colleague;
  /** The fair by which the first contact comes. */
  readonly campaign: Body;
  readonly callCentre: CallCentre;
  lead: Body;
  opportunity: Body;
  contract: Body;
  order: Body;
}

export async function beginStory(company: Company): Promise<Story> {
  const director = await company.hire('zhou.min', 'sales-director');
  const rep = await company.hire('chen.li', 'sales-rep', { territories: ['31'], skills: ['machining'] });
  const keeper = await company.hire('he.jun', 'warehouse-keeper');
  const clerk = await company.hire('xu.yan', 'finance-clerk');
  const treasurer = await company.hire('ma.hui', 'finance-manager');
  await approvalChain(company, 'contracts', 'DOCUMENT_KIND_CONTRACT', 'sales-director');
  await approvalChain(company, 'collections', 'DOCUMENT_KIND_COLLECTION', 'finance-manager');
  await approvalChain(company, 'invoices', 'DOCUMENT_KIND_INVOICE', 'finance-manager');
  const marketer = await company.hire('tang.yue', 'marketer');
  const campaign = await springFair(marketer);
  const callCentre = await connectedCallCentre(company);
  const colleagues = { director, rep, keeper, clerk, treasurer, marketer };
  return { company, ...colleagues, campaign, callCentre, lead: {}, opportunity: {}, contract: {}, order: {} };
}

/** It runs, and two bills have come. */
async function springFair({ api }: Colleague): Promise<Body> {
  const cny = (amount: string) => ({ amount, currency: 'CNY' });
  const { campaignId, version } = await api.post('/v1/campaigns', {
    ...{ code: 'spring-fair', name: '春季机床展', kind: 'CAMPAIGN_KIND_FAIR', channel: 'CHANNEL_WEB', budget: cny('80000') },
    ...{ startsOn: '2026-03-01', endsOn: '2026-03-05' },
  });
  const campaign = await api.post(`/v1/campaigns/${campaignId}:start`, { expectedVersion: version });
  const bill = { incurredOn: '2026-03-01', note: '展位和搭建' };
  await api.post(`/v1/campaigns/${campaignId}/costs`, { ...bill, amount: cny('50000') });
  await api.post(`/v1/campaigns/${campaignId}/costs`, { ...bill, amount: cny('12345.67'), note: '落地页' });
  return campaign;
}

async function connectedCallCentre({ system, platform }: Company): Promise<CallCentre> {
  const { token } = await system('call-centre', ['call-centre']);
  return connectCallCentre(`127.0.0.1:${platform.service('service-desk').ports.grpc}`, token);
}

const approvalChain = ({ admin }: Company, chainId: string, kind: string, roleId: string): Promise<Body> =>
  admin.put(`/v1/approval-chains/${chainId}`, {
    kind,
    steps: [{ name: roleId, mode: 'STEP_MODE_ANY', approvers: [{ roleId }] }],
  });
