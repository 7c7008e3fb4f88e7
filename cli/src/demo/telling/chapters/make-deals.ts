import { type Deal, type DealEnd, listTotal } from '../../story/deals';
import { type Person, staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import type { Page, Telling } from '../telling';
import { collectAndInvoice } from './collect-and-invoice';
import { type Contract, contractUpTo } from './contract-up-to';
import type { WorkedLead, WorkedLeads } from './work-leads';

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
  readonly leadId: string;
  readonly stage: string;
  readonly version: number;
}

/** From a need to money, as far as each deal has come; `leads` also of customers of earlier years. */
export async function makeDeals(telling: Telling, leads: WorkedLeads): Promise<DealtByKey> {
  const dealt = await fewAtOnce(telling.story.deals, async (deal) => {
    const lead = leadOf(deal, leads);
    const orderId = await moveOn(telling, deal, lead);
    telling.told(8);
    return [deal.key, { ...lead, ...(orderId && { orderId }) }] as const;
  });
  return new Map(dealt);
}

function leadOf({ key, prospect, oldCustomer }: Deal, leads: WorkedLeads): WorkedLead {
  const lead = leads.get((prospect ?? oldCustomer)?.key ?? '');
  if (!lead) throw new Error(`nobody is the customer of ${key}`);
  return lead;
}

const pipeline: Partial<Record<DealEnd, readonly string[]>> = {
  qualification: [],
  needs: ['needs'],
  lost: ['needs'],
  proposal: ['needs', 'proposal'],
  'quote-waiting': ['needs', 'proposal'],
};

/** Answers the id of the order, if it comes to one. */
async function moveOn(telling: Telling, deal: Deal, lead: WorkedLead): Promise<string | undefined> {
  const { as, tell, story } = telling;
  const rep = as(lead.rep);
  let opportunity = await opportunityOf(telling, deal, lead);
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
      const contract = await contractUpTo(telling, deal, lead.rep, opportunity.opportunityId);
      return contract && fulfil(telling, deal, lead.rep, contract);
    }
  }
}

/** A customer's first comes from the qualified lead by itself; the rep opens the next by hand. */
function opportunityOf({ as, tell, until, journal }: Telling, deal: Deal, lead: WorkedLead): Promise<Opportunity> {
  const { key, name, isFirst } = deal;
  const { customerId, leadId, rep } = lead;
  if (!isFirst) return tell(as(rep), key, '/v1/opportunities', { customerId, name });
  return journal.once({
    ...{ key, prepare: () => ({}) },
    send: async () => {
      const ofLead = ({ items }: Page<Opportunity>) => items.find((opportunity) => opportunity.leadId === leadId);
      const page = await until(
        `the opportunity of ${key} is there`,
        () => as(rep).get<Page<Opportunity>>(`/v1/opportunities?customerId=${customerId}`),
        (answer) => ofLead(answer) !== undefined,
      );
      return ofLead(page) as Opportunity;
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
