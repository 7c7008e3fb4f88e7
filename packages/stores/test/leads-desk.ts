import { type Actor, serviceActor } from '@tributary/service-kit';
import { anEmployee } from '@tributary/testing';
import { type Model, Schema } from 'mongoose';
import { rowScope } from '../src/mongo/row-scope';
import { type MongoDesk, openMongoDesk } from './mongo-desk';

export interface Lead {
  _id: string;
  ownerId: string | null;
  teamPath: string;
  score: number;
  campaign?: string;
}

export const leads: readonly Lead[] = [
  { _id: 'mei-east', ownerId: 'mei', teamPath: '/hq/east/', score: 1, campaign: 'fair' },
  { _id: 'lan-shanghai', ownerId: 'lan', teamPath: '/hq/east/shanghai/', score: 2 },
  { _id: 'bo-eastern', ownerId: 'bo', teamPath: '/hq/eastern/', score: 3 },
  { _id: 'sea', ownerId: null, teamPath: '/pool/', score: 4 },
];

export const mei: Actor = anEmployee({ id: 'mei' });
/** Reaches the leads in `ofTheTeam`. */
export const manager: Actor = anEmployee({ id: 'manager', reach: 'team', teamPath: '/hq/east/' });
export const service: Actor = serviceActor('leads');
export const ofTheTeam = ['lan-shanghai', 'mei-east'];

export const ids = (found: readonly { _id: unknown }[]): unknown[] => found.map(({ _id }) => _id).sort();

/** The same four leads under row scope, in one collection, and with the public sea open to everybody, in another. */
export interface LeadsDesk extends MongoDesk {
  readonly Leads: Model<Lead>;
  readonly Open: Model<Lead>;
  everything(): Promise<Lead[]>;
  /** As it was at first. */
  reset(): Promise<void>;
}

export async function openLeadsDesk(): Promise<LeadsDesk> {
  const desk = await openMongoDesk();
  const { connection } = desk.store;
  const fields = { _id: String, ownerId: String, teamPath: String, score: Number, campaign: String };
  const scope = { owner: 'ownerId', teamPath: 'teamPath' };
  const Leads = connection.model('Lead', new Schema<Lead>(fields).plugin(rowScope(scope)), 'leads');
  const open = rowScope({ ...scope, open: () => ({ ownerId: null }) });
  const Open = connection.model('OpenLead', new Schema<Lead>(fields).plugin(open), 'open_leads');

  return {
    ...desk,
    Leads,
    Open,
    everything: () => Leads.find({}, null, { actor: service, sort: '_id' }).lean(),
    reset: async () => {
      for (const model of [Leads, Open]) {
        await model.deleteMany({}, { actor: service });
        await model.insertMany(leads, { actor: service });
      }
      const campaigns = connection.collection('campaigns');
      await campaigns.deleteMany({});
      await campaigns.insertOne({ name: 'fair' });
    },
  };
}
