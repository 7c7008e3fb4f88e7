import { toWire } from '@tributary/contracts';
import {
  CampaignKind,
  CampaignServiceService,
  type CreateCampaignRequest,
  ResultServiceService,
} from '@tributary/contracts/marketing';
import { sampleOf } from '@tributary/contracts/samples';
import { type EmployeeTraits, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import type { Channel } from '../src/domain/channel';
import { service } from '../src/service';

export const marketerPermissions = ['campaigns.read', 'campaigns.write', 'campaigns.results.read'];

const doorsAs = async (running: ServiceUnderTest, traits: EmployeeTraits) => ({
  campaigns: await running.as({ service: CampaignServiceService }, traits),
  results: await running.as({ service: ResultServiceService }, traits),
});

export type Doors = Awaited<ReturnType<typeof doorsAs>>;

interface TouchTraits {
  readonly customerId: string;
  readonly leadId?: string;
  readonly channel?: Channel;
  readonly campaign?: string;
  readonly occurredAt?: Date;
  /** Of the lead; the first one creates it. */
  readonly version?: number;
}

interface CollectionTraits {
  readonly contractId: string;
  readonly customerId: string;
  readonly amount: string;
  readonly currency?: string;
  readonly collectionId?: string;
}

export interface Marketing extends ServiceUnderTest {
  /** Every door of the service, as somebody with these traits. */
  door(traits: EmployeeTraits): Promise<Doors>;
  /** As a marketer, who sees everything. */
  readonly marketer: Doors;
  /** What the other services tell; each answers the id of what it told of. */
  touched(traits: TouchTraits): Promise<string>;
  qualified(leadId: string, customerId: string, version?: number): Promise<void>;
  signed(contract: { readonly contractId?: string; readonly customerId: string; readonly leadId?: string }): Promise<string>;
  collected(traits: CollectionTraits): Promise<string>;
  reversed(traits: CollectionTraits & { readonly collectionId: string }): Promise<void>;
}

export async function startMarketing(): Promise<Marketing> {
  const running = await startServiceUnderTest({ ...service, store: 'postgres' });
  const door = (traits: EmployeeTraits): Promise<Doors> => doorsAs(running, { id: uuid(), ...traits });
  const { publish } = running.events;

  return {
    ...running,
    door,
    marketer: await door({ permissions: marketerPermissions, reach: 'all' }),

    touched: async ({ customerId, leadId = uuid(), channel = 'web', campaign = '', occurredAt = new Date(), version = 1 }) => {
      const type = version === 1 ? 'tributary.leads.lead.created.v1' : 'tributary.leads.lead.enriched.v1';
      const origin = { channel: toWire('CHANNEL', channel), source: '', medium: '', campaign, content: '', term: '' };
      const data = { ...sampleOf(type), leadId, customerId, intakeId: uuid(), origin, occurredAt };
      await publish(type, data, { sequence: version });
      return leadId;
    },

    qualified: async (leadId, customerId, version = 9) => {
      const type = 'tributary.leads.lead.qualified.v1';
      await publish(type, { ...sampleOf(type), leadId, customerId, qualifiedAt: new Date() }, { sequence: version });
    },

    signed: async ({ contractId = uuid(), customerId, leadId = '' }) => {
      const type = 'tributary.sales.contract.signed.v1';
      await publish(type, { ...sampleOf(type), contractId, customerId, leadId }, { sequence: 4 });
      return contractId;
    },

    collected: async ({ collectionId = uuid(), amount, currency = 'CNY', ...about }) => {
      const type = 'tributary.finance.collection.approved.v1';
      const data = { ...sampleOf(type), ...about, collectionId, amount: { amount, currency }, approvedAt: new Date() };
      await publish(type, data, { sequence: 1 });
      return collectionId;
    },

    reversed: async ({ amount, currency = 'CNY', ...about }) => {
      const type = 'tributary.finance.collection.reversed.v1';
      await publish(type, { ...sampleOf(type), ...about, amount: { amount, currency } }, { sequence: 2 });
    },
  };
}

let campaigns = 0;

/** A fair with a code of its own. */
export const aPlan = (traits: Partial<CreateCampaignRequest> = {}): CreateCampaignRequest => {
  campaigns += 1;
  return {
    ...{ code: `fair-${campaigns}`, name: '春季机床展', kind: CampaignKind.FAIR, channel: 'CHANNEL_WEB', budget: cny('80000') },
    ...{ startsOn: '2026-03-01', endsOn: '2026-03-05' },
    ...traits,
  };
};

export const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );
