import { fillWarehouses } from './chapters/fill-warehouses';
import { foundCompany } from './chapters/found-company';
import { hearChannels } from './chapters/hear-channels';
import { importFairList } from './chapters/import-fair-list';
import { makeDeals } from './chapters/make-deals';
import { registerMembers } from './chapters/register-members';
import { reviewCustomers } from './chapters/review-customers';
import { serveCustomers } from './chapters/serve-customers';
import { tellOldCustomers } from './chapters/tell-old-customers';
import { workLeads } from './chapters/work-leads';
import type { Telling } from './telling';

/** All of it, chapter by chapter. Told again after an interruption it goes on where it was. */
export async function tellStory(telling: Telling): Promise<void> {
  await foundCompany(telling);
  await fillWarehouses(telling);
  const oldCustomers = await tellOldCustomers(telling);
  await hearChannels(telling);
  await importFairList(telling);
  await registerMembers(telling);
  const leads = await workLeads(telling);
  const deals = await makeDeals(telling, { leads, oldCustomers });
  await serveCustomers(telling, deals, leads);
  await reviewCustomers(telling);
}
