import { allCampaigns } from './campaigns';
import { people } from './people';
import { deliveries, products } from './products';
import type { Story } from './story';

/** How much there is to tell, in steps that take about as long as each other. */
export const sizeOf = (story: Story): number =>
  people.length +
  products.length +
  deliveries.length +
  2 * allCampaigns.length +
  story.oldCustomers.length +
  story.waves.reduce((sum, { events, forms }) => sum + events.length + forms.length, 0) +
  story.rejects.length +
  story.lists.reduce((sum, { rows }) => sum + rows, 0) +
  story.members.length +
  2 * story.leads.length +
  2 * story.returning.length +
  8 * story.deals.length +
  story.calls.length +
  3 * story.tickets.length;
