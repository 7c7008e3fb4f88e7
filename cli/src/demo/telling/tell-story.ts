import { fillWarehouses } from './chapters/fill-warehouses';
import { foundCompany } from './chapters/found-company';
import { hearChannels } from './chapters/hear-channels';
import { importLists } from './chapters/import-lists';
import { makeDeals } from './chapters/make-deals';
import { registerMembers } from './chapters/register-members';
import { reviewCustomers } from './chapters/review-customers';
import { runCampaigns } from './chapters/run-campaigns';
import { serveCustomers } from './chapters/serve-customers';
import { tellOldCustomers } from './chapters/tell-old-customers';
import { welcomeBack } from './chapters/welcome-back';
import { workLeads } from './chapters/work-leads';
import type { Telling } from './telling';

/** All of it, chapter by chapter. Told again after an interruption it goes on where it was. */
export async function tellStory(telling: Telling): Promise<void> {
  await foundCompany(telling);
  await fillWarehouses(telling);
  await tellOldCustomers(telling);
  await runCampaigns(telling);
  await hearChannels(telling);
  await importLists(telling);
  await registerMembers(telling);
  const leads = await workLeads(telling);
  const back = await welcomeBack(telling);
  const deals = await makeDeals(telling, new Map([...leads, ...back]));
  await serveCustomers(telling, deals, leads);
  await reviewCustomers(telling);
}
