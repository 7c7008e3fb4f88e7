import type { Body } from './api';
import type { Colleague, Company } from './company';

/** Who and what the chapters share; each chapter adds what the next ones need. */
export interface Story {
  readonly company: Company;
  readonly director: Colleague;
  readonly rep: Colleague;
  readonly keeper: Colleague;
  readonly clerk: Colleague;
  readonly treasurer: Colleague;
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
  return { company, director, rep, keeper, clerk, treasurer, lead: {}, opportunity: {}, contract: {}, order: {} };
}

const approvalChain = ({ admin }: Company, chainId: string, kind: string, roleId: string): Promise<Body> =>
  admin.put(`/v1/approval-chains/${chainId}`, {
    kind,
    steps: [{ name: roleId, mode: 'STEP_MODE_ANY', approvers: [{ roleId }] }],
  });
