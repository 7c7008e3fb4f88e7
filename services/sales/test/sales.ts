import { randomUUID } from 'node:crypto';
import { ApprovalState } from '@tributary/contracts/directory';
import {
  type Contract,
  ContractServiceService,
  ContractState,
  type LineRequest,
  type Opportunity,
  OpportunityServiceService,
  OpportunityState,
  type Order,
  OrderServiceService,
  type OrderState,
  type Quote,
  QuoteServiceService,
} from '@tributary/contracts/sales';
import { sampleOf } from '@tributary/contracts/samples';
import { type EmployeeTraits, eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { service } from '../src/service';
import { type Peers, startPeers } from './peers';

export interface Sales extends ServiceUnderTest {
  readonly peers: Peers;
}

/** Sales on real stores, between peers that speak the real protocols. */
export async function startSales(): Promise<Sales> {
  const peers = await startPeers();
  const { environment, keysFolder } = peers;
  const sales = await startServiceUnderTest({ ...service, store: 'postgres', environment, keysFolder });
  peers.speakOn(sales.events);
  return {
    ...sales,
    peers,
    stop: async () => {
      await sales.stop();
      await peers.stop();
    },
  };
}

const everything = ['opportunities', 'quotes', 'contracts', 'orders'].flatMap((what) => [`${what}.read`, `${what}.write`]);

export async function everyDoor(sales: Sales, traits: EmployeeTraits = {}) {
  const employee = { permissions: everything, ...traits };
  return {
    opportunities: await sales.as({ service: OpportunityServiceService }, employee),
    quotes: await sales.as({ service: QuoteServiceService }, employee),
    contracts: await sales.as({ service: ContractServiceService }, employee),
    orders: await sales.as({ service: OrderServiceService }, employee),
  };
}

export type Doors = Awaited<ReturnType<typeof everyDoor>>;

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Puts products on the price list, as inventory tells of them. */
export async function priceList(sales: Sales, doors: Doors, prices: Readonly<Record<string, string>>): Promise<void> {
  for (const [sku, price] of Object.entries(prices)) {
    const data = { sku, name: `产品 ${sku}`, unit: '台', listPrice: cny(price), warrantyMonths: 12 };
    await sales.events.publish('tributary.inventory.product.changed.v1', data, { sequence: 1 });
  }
  const { opportunityId } = await newOpportunity(doors);
  const lines = Object.keys(prices).map((sku) => line(sku));
  await eventually('the products are known', () => doors.quotes.createQuote({ opportunityId, lines }));
}

export const line = (sku: string, quantity = 1, discountPercent = ''): LineRequest => ({ sku, quantity, discountPercent });

export const newOpportunity = (doors: Doors, customerId: string = randomUUID()): Promise<Opportunity> =>
  doors.opportunities.createOpportunity({
    ...{ customerId, name: '两台加工中心', amount: cny('360000.00'), expectedClose: '2026-12-31', campaignId: '' },
  });

export async function approvedQuote(doors: Doors, lines: readonly LineRequest[], customerId?: string): Promise<Quote> {
  const { opportunityId } = await newOpportunity(doors, customerId);
  return doors.quotes.createQuote({ opportunityId, lines });
}

export async function draftContract(doors: Doors, lines: readonly LineRequest[], customerId?: string): Promise<Contract> {
  const { quoteId, version } = await approvedQuote(doors, lines, customerId);
  return doors.quotes.acceptQuote({ quoteId, expectedVersion: version });
}

/** Waits until the contract is in this state, and gives it as it is then. */
export const contractIn = (doors: Doors, contractId: string, state: ContractState): Promise<Contract> =>
  eventually(`the contract is ${state}`, async () => {
    const contract = await doors.contracts.getContract({ contractId });
    expect(contract.state).toBe(state);
    return contract;
  });

export async function approvedContract(sales: Sales, doors: Doors, draft: Contract): Promise<Contract> {
  const { contractId, version } = draft;
  await doors.contracts.submitContract({ contractId, expectedVersion: version });
  await eventually('directory was asked', async () =>
    expect((await doors.contracts.getContract({ contractId })).approvalId).not.toBe(''),
  );
  await sales.peers.directory.decide(contractId, ApprovalState.APPROVED);
  return contractIn(doors, contractId, ContractState.APPROVED);
}

export async function contractInForce(
  sales: Sales,
  doors: Doors,
  lines: readonly LineRequest[],
  customerId?: string,
): Promise<Contract> {
  const { contractId, version } = await approvedContract(sales, doors, await draftContract(doors, lines, customerId));
  return doors.contracts.signContract({ contractId, expectedVersion: version, signedAt: new Date(Date.now() - 1_000) });
}

/** Waits until the order is in this state, and gives it as it is then. */
export const orderIn = (doors: Doors, orderId: string, state: OrderState): Promise<Order> =>
  eventually(`the order is ${state}`, async () => {
    const order = await doors.orders.getOrder({ orderId });
    expect(order.state).toBe(state);
    return order;
  });

/** How far each step has come: `{ reserve: 'done', ship: 'pending' }`. */
export const stepsOf = ({ fulfilment }: Order): Readonly<Record<string, string>> =>
  Object.fromEntries(fulfilment.map(({ step, state }) => [step, state]));

/** A lead is qualified, as leads tells of it. */
export async function qualifyLead(
  sales: Sales,
  { customerId, holderId, leadId = randomUUID() }: { customerId: string; holderId: string; leadId?: string },
): Promise<string> {
  const sample = sampleOf('tributary.leads.lead.qualified.v1');
  await sales.events.publish(
    'tributary.leads.lead.qualified.v1',
    { ...sample, leadId, customerId, holderId, holderTeamPath: '/hq/east/' },
    { sequence: 3 },
  );
  return leadId;
}

export const opportunityOfLead = (doors: Doors, leadId: string): Promise<Opportunity> =>
  eventually('the lead has become an opportunity', async () => {
    const { items } = await doors.opportunities.listOpportunities(anyOpportunity);
    const found = items.find((one) => one.leadId === leadId);
    if (!found) throw new Error('not there yet');
    return found;
  });

export const anyOpportunity = {
  page: { cursor: '', limit: 200 },
  state: OpportunityState.UNSPECIFIED,
  customerId: '',
  stage: '',
  mine: false,
} as const;
