import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmployeeChanged } from '@tributary/contracts/directory';
import { CustomerMerged, CustomerSplit } from '@tributary/contracts/master-data';
import { OrderStateChanged } from '@tributary/contracts/sales';
import {
  CallCentreServiceService,
  CreateTicketRequest,
  SurveyServiceService,
  type Ticket,
  TicketServiceService,
} from '@tributary/contracts/service-desk';
import { generateKeys, type Peer } from '@tributary/service-kit';
import { type EmployeeTraits, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { service } from '../src/service';
import { type MasterDataStandIn, startMasterDataStandIn } from './master-data-stand-in';

export const agentPermissions = ['tickets.read', 'tickets.write', 'tickets.work', 'calls.lookup', 'calls.record'];

export interface Agent {
  readonly id: string;
  readonly tickets: Peer<typeof TicketServiceService>;
  readonly calls: Peer<typeof CallCentreServiceService>;
}

export interface ServiceDesk extends ServiceUnderTest {
  readonly masterData: MasterDataStandIn;
  /** A new agent, or somebody with other traits. */
  agent(traits?: EmployeeTraits): Promise<Agent>;
  /** The customer, who has signed in nowhere; the gateway passes on what they say. */
  readonly customer: Peer<typeof SurveyServiceService>;
  /** What other services tell. */
  readonly told: {
    owner(customerId: string, ownerId: string): Promise<void>;
    tier(customerId: string, toTier: string): Promise<void>;
    employee(employeeId: string, name: string): Promise<void>;
    order(order: Partial<OrderStateChanged> & { readonly customerId: string }): Promise<OrderStateChanged>;
    paid(contractId: string, outstanding: string): Promise<void>;
    reversed(contractId: string, outstanding: string): Promise<void>;
    merged(customerId: string, absorbedId: string, version: number): Promise<void>;
    split(customerId: string, separatedId: string, version: number): Promise<void>;
  };
}

export async function startServiceDesk(): Promise<ServiceDesk> {
  const keysFolder = await mkdtemp(join(tmpdir(), 'tributary-service-desk-'));
  await generateKeys({ folder: keysFolder, services: ['master-data', 'service-desk'] });
  const masterData = await startMasterDataStandIn(keysFolder);
  const running = await startServiceUnderTest({
    ...service,
    store: 'mongo',
    keysFolder,
    environment: {
      MASTER_DATA_ADDRESS: `127.0.0.1:${masterData.port}`,
      SURVEY_SECRET: 'only for tests, and long enough for them',
    },
  });
  let versions = 0;
  const sequence = () => {
    versions += 1;
    return { sequence: versions };
  };
  const { publish } = running.events;
  const money = (amount: string) => ({ amount, currency: 'CNY' });

  return {
    ...running,
    masterData,
    customer: await running.asService({ service: SurveyServiceService }, 'gateway'),
    agent: async (asked = {}) => {
      const traits = { id: uuid(), permissions: agentPermissions, ...asked };
      return {
        id: traits.id,
        tickets: await running.as({ service: TicketServiceService }, traits),
        calls: await running.as({ service: CallCentreServiceService }, traits),
      };
    },
    told: {
      owner: (customerId, ownerId) =>
        publish(
          'tributary.sales.customer-owner.changed.v1',
          { customerId, ownerId, teamPath: '/hq/', changedAt: new Date() },
          sequence(),
        ),
      tier: (customerId, toTier) =>
        publish('tributary.insights.tier.changed.v1', { customerId, fromTier: '', toTier, changedAt: new Date() }, sequence()),
      employee: (employeeId, name) =>
        publish(
          'tributary.directory.employee.changed.v1',
          EmployeeChanged.create({ employeeId, name, teamPath: '/hq/', state: 'EMPLOYEE_STATE_ACTIVE' }),
          sequence(),
        ),
      order: async (traits) => {
        const order = OrderStateChanged.create({
          orderId: uuid(),
          number: 'SO-1',
          contractId: uuid(),
          lines: [{ sku: 'CNC-850', quantity: 1 }],
          state: 'ORDER_STATE_SHIPPED',
          total: money('100'),
          changedAt: new Date(),
          ...traits,
        });
        await publish('tributary.sales.order.state-changed.v1', order, sequence());
        return order;
      },
      paid: (contractId, outstanding) =>
        publish(
          'tributary.finance.collection.approved.v1',
          { ...collection(contractId, outstanding), approvedAt: new Date() },
          sequence(),
        ),
      reversed: (contractId, outstanding) =>
        publish(
          'tributary.finance.collection.reversed.v1',
          { ...collection(contractId, outstanding), reversedAt: new Date() },
          sequence(),
        ),
      merged: (customerId, absorbedId, version) =>
        publish(
          'tributary.master-data.customer.merged.v1',
          CustomerMerged.create({ customerId, absorbedId, absorbedIds: [absorbedId], mergeId: uuid() }),
          { sequence: version },
        ),
      split: (customerId, separatedId, version) =>
        publish(
          'tributary.master-data.customer.split.v1',
          CustomerSplit.create({ customerId, separatedId, separatedIds: [separatedId], splitId: uuid() }),
          { sequence: version },
        ),
    },
    stop: async () => {
      await running.stop();
      await masterData.stop();
    },
  };

  function collection(contractId: string, outstanding: string) {
    return {
      ...{ collectionId: uuid(), contractId, customerId: uuid(), amount: money('100'), received: money('100') },
      ...{ outstanding: money(outstanding), receivedOn: '2026-03-05' },
    };
  }
}

export const aTicket = (traits: Partial<CreateTicketRequest> = {}): CreateTicketRequest =>
  CreateTicketRequest.create({
    kind: 'TICKET_KIND_ENQUIRY',
    subject: '主轴异响',
    channel: 'phone',
    customerId: uuid(),
    ...traits,
  });

/** A ticket that this agent has taken and resolved. */
export async function resolved({ tickets }: Agent): Promise<Ticket> {
  const { ticketId } = await tickets.createTicket(aTicket());
  const { version } = await tickets.grabTicket({ ticketId });
  return tickets.resolveTicket({ ticketId, resolution: '更换轴承', expectedVersion: version });
}

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );
