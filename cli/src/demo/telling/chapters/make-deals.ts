import { type Deal, type DealEnd, listTotal } from '../../story/deals';
import { type Person, staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import type { Page, Telling } from '../telling';
import { collectAndInvoice } from './collect-and-invoice';
import { type Contract, contractUpTo } from './contract-up-to';
import type { OldCustomerIds } from './tell-old-customers';
import type { WorkedLeads } from './work-leads';

/** What came of a deal, as later chapters need it. */
export interface Dealt {
  readonly customerId: string;
  readonly rep: Person;
  /** Of the order, where there is one. */
  readonly orderId?: string;
}

/** By the key of the deal. */
export type DealtByKey = ReadonlyMap<string, Dealt>;

interface Opportunity {
  readonly opportunityId: string;
  readonly stage: string;
  readonly version: number;
}

type Customers = { readonly leads: WorkedLeads; readonly oldCustomers: OldCustomerIds };

/** From a need to money, as far as each deal has come. */
export async function makeDeals(telling: Telling, customers: Customers): Promise<DealtByKey> {
  const dealt = await fewAtOnce(telling.story.deals, async (deal, index) => {
    const known = whoseIs(deal, index, customers);
    const orderId = await moveOn(telling, deal, known);
    telling.told(8);
    return [deal.key, { ...known, ...(orderId && { orderId }) }] as const;
  });
  return new Map(dealt);
}

function whoseIs({ key, prospect, oldCustomer }: Deal, index: number, { leads, oldCustomers }: Customers): Dealt {
  const lead = prospect && leads.get(prospect.key);
  if (lead) return { customerId: lead.customerId, rep: lead.rep };
  const customerId = oldCustomer && oldCustomers.get(oldCustomer.key);
  if (!customerId) throw new Error(`nobody is the customer of ${key}`);
  return { customerId, rep: staff.reps[index % staff.reps.length] as Person };
}

const pipeline: Partial<Record<DealEnd, readonly string[]>> = {
  qualification: [],
  needs: ['needs'],
  lost: ['needs'],
  proposal: ['needs', 'proposal'],
  'quote-waiting': ['needs', 'proposal'],
};

/** Answers the id of the order, if it comes to one. */
async function moveOn(telling: Telling, deal: Deal, dealt: Dealt): Promise<string | undefined> {
  const { as, tell, story } = telling;
  const rep = as(dealt.rep);
  let opportunity = await opportunityOf(telling, deal, dealt);
  const path = `/v1/opportunities/${opportunity.opportunityId}`;
  const amount = { amount: `${listTotal(deal.lines)}.00`, currency: 'CNY' };
  const expectedClose = story.calendar.day(-deal.daysToClose);
  for (const stage of pipeline[deal.end] ?? ['needs', 'negotiation']) {
    const move = { stage, amount, expectedClose, expectedVersion: opportunity.version };
    opportunity = await tell(rep, `${deal.key}/${stage}`, `${path}:move`, move);
  }
  switch (deal.end) {
    case 'qualification':
    case 'needs':
    case 'proposal':
    case 'negotiation':
      return undefined;
    case 'lost':
      await tell(rep, `${deal.key}/lose`, `${path}:lose`, { reason: deal.lossReason, expectedVersion: opportunity.version });
      return undefined;
    default: {
      const contract = await contractUpTo(telling, deal, dealt.rep, opportunity.opportunityId);
      return contract && fulfil(telling, deal, dealt.rep, contract);
    }
  }
}

/** From the qualified lead by itself; for a customer of earlier years by hand. */
function opportunityOf({ as, tell, until, journal }: Telling, deal: Deal, { customerId, rep }: Dealt): Promise<Opportunity> {
  const { key, prospect, name } = deal;
  if (!prospect) return tell(as(rep), key, '/v1/opportunities', { customerId, name });
  return journal.once({
    ...{ key, prepare: () => ({}) },
    send: async () => {
      const { items } = await until(
        `the opportunity of ${prospect.key} is there`,
        () => as(rep).get<Page<Opportunity>>(`/v1/opportunities?customerId=${customerId}`),
        (page) => page.items.length > 0,
      );
      return items[0] as Opportunity;
    },
  });
}

interface Order {
  readonly orderId: string;
  readonly state: string;
}

async function fulfil(telling: Telling, deal: Deal, person: Person, contract: Contract): Promise<string | undefined> {
  if (deal.end === 'in-force') return undefined;
  const { as, tell, until } = telling;
  const rep = as(person);
  const { orderId }: Order = await tell(rep, `${deal.key}/order`, '/v1/orders', { contractId: contract.contractId });
  const { state } = await until(
    `inventory has answered for ${deal.key}`,
    () => rep.get<Order>(`/v1/orders/${orderId}`),
    (order) => order.state !== 'ORDER_STATE_CONFIRMED',
  );
  if (deal.end === 'refused' || deal.end === 'reserved') return orderId;
  if (state === 'ORDER_STATE_CANCELLED') throw new Error(`there was no stock for ${deal.key}`);
  await tell(as(staff.keeper), `${deal.key}/ship`, `/v1/reservations/${orderId}:ship`, {});
  await collectAndInvoice(telling, deal, person, contract);
  return orderId;
}
