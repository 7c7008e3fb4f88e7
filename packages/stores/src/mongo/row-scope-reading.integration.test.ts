import type { Actor } from '@tributary/service-kit';
import { anEmployee } from '@tributary/testing';
import { type Model, Schema } from 'mongoose';
import { ids, type Lead, type LeadsDesk, manager, mei, ofTheTeam, openLeadsDesk, service } from '../../test/leads-desk';
import { inMongoTransaction } from './in-mongo-transaction';
import { UnscopedQuery } from './unscoped-query';

describe('reading under row scope on MongoDB (PERM-1)', () => {
  let desk: LeadsDesk;
  let Leads: Model<Lead>;
  let Open: Model<Lead>;

  beforeAll(async () => {
    desk = await openLeadsDesk();
    ({ Leads, Open } = desk);
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.reset());

  describe('who reaches what', () => {
    const seenBy = async (actor: Actor, model = Leads) => ids(await model.find({}, null, { actor }).lean());

    it('shows an employee their own documents', async () => {
      expect(await seenBy(mei)).toEqual(['mei-east']);
    });
    it('shows a manager the team and the teams below, not one that merely begins alike', async () => {
      expect(await seenBy(manager)).toEqual(['lan-shanghai', 'mei-east']);
    });
    it('shows everything to those who reach all, and to the service itself', async () => {
      expect(await seenBy(anEmployee({ reach: 'all' }))).toHaveLength(4);
      expect(await seenBy(service)).toHaveLength(4);
    });
    it('shows what is open to everybody beside it', async () => {
      expect(await seenBy(mei, Open)).toEqual(['mei-east', 'sea']);
    });
    it.each(['', 'hq', '/hq/east', 'hq/east/', '.*', '/.*/'])(
      'shows a manager with the team path %j no team',
      async (teamPath) => {
        expect(await seenBy(anEmployee({ id: 'nobody', reach: 'team', teamPath }))).toEqual([]);
      },
    );
    it('fails closed on an actor without id', async () => {
      expect(await seenBy(anEmployee({ id: '' }))).toEqual([]);
    });
  });

  /** Every way to ask, without any filter of its own where that is possible: what the manager gets of it. */
  const reads: Record<string, (options: object) => Promise<unknown>> = {
    find: async (options) => ids(await Leads.find({}, null, options).lean()),
    'find, without middleware': async (options) => ids(await Leads.find({}, null, { ...options, middleware: false }).lean()),
    'find, hydrated': async (options) => ids(await Leads.find({}, null, options)),
    'find by another’s id': async (options) => (await Leads.findById('bo-eastern', null, options)) ?? 'none',
    'find by a foreign owner': async (options) => ids(await Leads.find({ ownerId: 'bo' }, null, options).lean()),
    'find with $or': async (options) =>
      ids(await Leads.find({ $or: [{ ownerId: 'bo' }, { ownerId: 'mei' }, { teamPath: /./ }] }, null, options).lean()),
    'where().exec': async (options) => ids(await Leads.where('score').gt(0).setOptions(options).lean()),
    'find.cursor': async (options) => {
      const found: Lead[] = [];
      for await (const lead of Leads.find({}, null, options).lean().cursor()) found.push(lead);
      return ids(found);
    },
    'for await on find': async (options) => {
      const found: Lead[] = [];
      for await (const lead of Leads.find({}, null, options).lean()) found.push(lead as Lead);
      return ids(found);
    },
    findOne: async (options) => (await Leads.findOne({ score: { $gt: 2 } }, null, options)) ?? 'none',
    exists: async (options) => (await Leads.exists({ _id: 'bo-eastern' }).setOptions(options)) ?? 'none',
    countDocuments: (options) => Leads.countDocuments({}, options),
    'countDocuments by another’s id': (options) => Leads.countDocuments({ _id: 'bo-eastern' }, options),
    distinct: async (options) => (await Leads.distinct('ownerId', {}, options)).sort(),
    aggregate: async (options) => ids(await Leads.aggregate([{ $project: { _id: 1 } }], options)),
    'aggregate with $facet': async (options) => {
      const [facets] = await Leads.aggregate(
        [{ $facet: { all: [{ $match: {} }], sum: [{ $group: { _id: null, n: { $sum: 1 } } }] } }],
        options,
      );
      return [ids(facets.all), facets.sum[0].n];
    },
    'aggregate.cursor': async (options) => {
      const found: Lead[] = [];
      for await (const lead of Leads.aggregate<Lead>([{ $match: {} }])
        .option(options)
        .cursor())
        found.push(lead);
      return ids(found);
    },
    'the driver’s collection': async (options) => ids(await Leads.collection.find({}, options).toArray()),
    'the connection’s collection': async (options) =>
      ids((await desk.store.connection.collection('leads').find({}, options).toArray()) as { _id: unknown }[]),
  };
  const expectedReads: Record<string, unknown> = {
    'find by another’s id': 'none',
    'find by a foreign owner': [],
    findOne: 'none',
    exists: 'none',
    countDocuments: 2,
    'countDocuments by another’s id': 0,
    distinct: ['lan', 'mei'],
    'aggregate with $facet': [ofTheTeam, 2],
  };

  describe('reading', () => {
    it.each(Object.keys(reads))(
      '%s sees the actor’s documents, from the option or the session, and refuses without',
      async (name) => {
        const read = reads[name] ?? (() => Promise.reject(new Error(name)));
        const expected = expectedReads[name] ?? ofTheTeam;
        expect(await read({ actor: manager })).toEqual(expected);
        expect(await inMongoTransaction(desk.store, manager, ({ session }) => read({ session }))).toEqual(expected);
        await expect(read({})).rejects.toBeInstanceOf(UnscopedQuery);
      },
    );

    it('follows a session’s actor into what is populated, and refuses to populate without', async () => {
      const Visit = desk.store.connection.model(
        'Visit',
        new Schema({ _id: String, lead: { type: String, ref: 'Lead' } }).plugin((schema) => schema.set('versionKey', false)),
        'visits',
      );
      await Visit.deleteMany({});
      await Visit.insertMany([
        { _id: 'v1', lead: 'bo-eastern' },
        { _id: 'v2', lead: 'mei-east' },
      ]);
      const visits = await inMongoTransaction(desk.store, mei, ({ session }) =>
        Visit.find({}, null, { session, sort: '_id' }).populate<{ lead: Lead | null }>('lead').lean(),
      );
      expect(visits.map(({ lead }) => lead?._id ?? 'none')).toEqual(['none', 'mei-east']);
      await expect(Visit.find().populate('lead')).rejects.toBeInstanceOf(UnscopedQuery);
    });

    it('takes a transaction’s step as somebody else when the query says so', async () => {
      const seen = await inMongoTransaction(desk.store, mei, ({ session }) =>
        Leads.countDocuments({}, { session, actor: service }),
      );
      expect(seen).toBe(4);
    });
  });

  describe('pipelines', () => {
    const run = (stage: object, options: object = {}) => Leads.aggregate([stage as never], { actor: manager, ...options });
    const lookup = { $lookup: { from: 'campaigns', localField: 'campaign', foreignField: 'name', as: 'found' } };

    it.each([
      ['$lookup', lookup],
      ['$lookup with a pipeline', { $lookup: { from: 'leads', pipeline: [], as: 'found' } }],
      [
        '$graphLookup',
        { $graphLookup: { from: 'leads', startWith: '$_id', connectFromField: '_id', connectToField: '_id', as: 'f' } },
      ],
      ['$unionWith', { $unionWith: 'leads' }],
      ['$unionWith with a pipeline', { $unionWith: { coll: 'leads', pipeline: [] } }],
      ['$out', { $out: 'stolen' }],
      ['$merge', { $merge: 'stolen' }],
      ['$lookup within $facet', { $facet: { all: [lookup] } }],
      ['$collStats', { $collStats: { count: {} } }],
      ['$documents', { $documents: [{}] }],
      ['a stage nobody knows', { $surprise: {} }],
    ])('refuses %s', async (_name, stage) => {
      await expect(run(stage)).rejects.toBeInstanceOf(UnscopedQuery);
    });

    it('looks up in a collection that was named, and in no other', async () => {
      const found = await run(lookup, { joins: ['campaigns'] });
      expect(found.map((lead) => [lead._id, lead.found.length]).sort()).toEqual([
        ['lan-shanghai', 0],
        ['mei-east', 1],
      ]);
      const nested = { $lookup: { from: 'campaigns', pipeline: [{ $unionWith: 'leads' }], as: 'found' } };
      await expect(run(nested, { joins: ['campaigns'] })).rejects.toBeInstanceOf(UnscopedQuery);
    });

    it('lets those who reach everything look up anywhere', async () => {
      expect(await run(lookup, { actor: service })).toHaveLength(4);
    });
  });
});
