import type { Actor } from '@tributary/service-kit';
import { anEmployee } from '@tributary/testing';
import { type Model, mongo, Schema } from 'mongoose';
import { ids, type Lead, type LeadsDesk, leads, manager, mei, ofTheTeam, openLeadsDesk, service } from '../../test/leads-desk';
import { guardedOperations } from './guard-collection';
import { inMongoTransaction } from './in-mongo-transaction';
import { rowScope } from './row-scope';
import { UnscopedQuery } from './unscoped-query';

describe('writing under row scope on MongoDB (PERM-1)', () => {
  let desk: LeadsDesk;
  let Leads: Model<Lead>;
  let Open: Model<Lead>;

  beforeAll(async () => {
    desk = await openLeadsDesk();
    ({ Leads, Open } = desk);
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.reset());

  /** Every way to write; each tries to touch all documents. */
  const touched = { score: 99 };
  const writes: Record<string, (options: object) => Promise<unknown>> = {
    updateMany: (options) => Leads.updateMany({}, touched, options),
    'updateMany by foreign ids': (options) => Leads.updateMany({ _id: { $in: leads.map(({ _id }) => _id) } }, touched, options),
    'updateMany as a pipeline': (options) => Leads.updateMany({}, [{ $set: touched }], { ...options, updatePipeline: true }),
    bulkWrite: (options) => Leads.bulkWrite([{ updateMany: { filter: {}, update: touched } }], options),
    'the driver’s updateMany': (options) => Leads.collection.updateMany({}, { $set: touched }, options),
    'updateOne, one by one': async (options) => {
      for (const { _id } of leads) await Leads.updateOne({ _id }, touched, options);
    },
    'findOneAndUpdate, one by one': async (options) => {
      for (const { _id } of leads) await Leads.findOneAndUpdate({ _id }, touched, options);
    },
    'findByIdAndUpdate, one by one': async (options) => {
      for (const { _id } of leads) await Leads.findByIdAndUpdate(_id, touched, options);
    },
    'replaceOne, one by one': async (options) => {
      for (const { _id: id, ...lead } of leads) await Leads.replaceOne({ _id: id }, { ...lead, ...touched }, options);
    },
    'findOneAndReplace, one by one': async (options) => {
      for (const { _id: id, ...lead } of leads) await Leads.findOneAndReplace({ _id: id }, { ...lead, ...touched }, options);
    },
    'bulkWrite, one by one': (options) =>
      Leads.bulkWrite(
        leads.flatMap(({ _id, ...lead }) => [
          { updateOne: { filter: { _id }, update: touched } },
          { replaceOne: { filter: { _id }, replacement: { ...lead, ...touched } } },
        ]),
        options,
      ),
  };
  const removals: Record<string, (options: object) => Promise<unknown>> = {
    deleteMany: (options) => Leads.deleteMany({}, options),
    bulkWrite: (options) => Leads.bulkWrite([{ deleteMany: { filter: {} } }], options),
    'bulkWrite, one by one': (options) =>
      Leads.bulkWrite(
        leads.map(({ _id }) => ({ deleteOne: { filter: { _id } } })),
        options,
      ),
    'deleteOne, one by one': async (options) => {
      for (const { _id } of leads) await Leads.deleteOne({ _id }, options);
    },
    'findOneAndDelete, one by one': async (options) => {
      for (const { _id } of leads) await Leads.findOneAndDelete({ _id }, options);
    },
    'findByIdAndDelete, one by one': async (options) => {
      for (const { _id } of leads) await Leads.findByIdAndDelete(_id, options);
    },
  };

  describe('writing', () => {
    it.each(Object.keys(writes))('%s changes what the actor reaches, and refuses without an actor', async (name) => {
      const write = writes[name] ?? (() => Promise.reject(new Error(name)));
      await expect(write({})).rejects.toBeInstanceOf(UnscopedQuery);
      await inMongoTransaction(desk.store, manager, async ({ session }) => void (await write({ session })));
      expect(ids((await desk.everything()).filter(({ score }) => score === 99))).toEqual(ofTheTeam);
    });

    it.each(Object.keys(removals))('%s removes what the actor reaches, and refuses without an actor', async (name) => {
      const remove = removals[name] ?? (() => Promise.reject(new Error(name)));
      await expect(remove({})).rejects.toBeInstanceOf(UnscopedQuery);
      await inMongoTransaction(desk.store, manager, async ({ session }) => void (await remove({ session })));
      expect(ids(await desk.everything())).toEqual(['bo-eastern', 'sea']);
    });

    it.each([
      ['updateOne', (options: object) => Leads.updateOne({ _id: 'new' }, touched, options)],
      ['findOneAndUpdate', (options: object) => Leads.findOneAndUpdate({ _id: 'new' }, touched, options)],
      ['replaceOne', (options: object) => Leads.replaceOne({ _id: 'new' }, { ...touched } as Lead, options)],
      [
        'bulkWrite',
        (options: object) =>
          Leads.bulkWrite([{ updateOne: { filter: { _id: 'new' }, update: touched, upsert: true } }], {
            actor: (options as { actor: Actor }).actor,
          }),
      ],
    ])('refuses to upsert by %s for those who do not see everything', async (_name, upsert) => {
      await expect(upsert({ upsert: true, actor: manager })).rejects.toBeInstanceOf(UnscopedQuery);
      await upsert({ upsert: true, actor: service });
      expect(ids(await desk.everything())).toContain('new');
    });

    it('lets a rep claim from the public sea, because it is open to them, and one of twenty wins', async () => {
      const claim = (id: string) =>
        inMongoTransaction(desk.store, anEmployee({ id }), ({ session }) =>
          Open.findOneAndUpdate({ _id: 'sea', ownerId: null }, { ownerId: id }, { session, returnDocument: 'after' }).lean(),
        );
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => claim(`rep-${i}`)));
      expect(outcomes.filter((lead) => lead !== null)).toHaveLength(1);
    });
  });

  describe('documents', () => {
    const make = (fields: Partial<Lead>) => ({ _id: 'new', ownerId: 'mei', teamPath: '/hq/east/', score: 0, ...fields });
    const creations: Record<string, (lead: Lead, options: object) => Promise<unknown>> = {
      create: (lead, options) => Leads.create([lead], options),
      save: (lead, options) => new Leads(lead).save(options),
      insertMany: (lead, options) => Leads.insertMany([lead], options),
      bulkWrite: (lead, options) => Leads.bulkWrite([{ insertOne: { document: lead } }], options),
      'the driver’s insertOne': (lead, options) => Leads.collection.insertOne(lead as never, options),
    };

    it.each(Object.keys(creations))('%s makes a document within reach, and no other', async (name) => {
      const create = creations[name] ?? (() => Promise.reject(new Error(name)));
      const as = (lead: Lead) =>
        inMongoTransaction(desk.store, mei, async ({ session }) => void (await create(lead, { session })));
      await expect(create(make({}), {})).rejects.toBeInstanceOf(UnscopedQuery);
      await expect(as(make({ ownerId: 'lan' }))).rejects.toBeInstanceOf(UnscopedQuery);
      await as(make({}));
      expect(ids(await desk.everything())).toContain('new');
    });

    it('saves and removes a document that was loaded, as the transaction’s actor', async () => {
      await inMongoTransaction(desk.store, mei, async ({ session }) => {
        const lead = await Leads.findById('mei-east', null, { session });
        await lead?.set({ score: 42 }).save();
      });
      expect(await Leads.findById('mei-east', null, { actor: service }).lean()).toMatchObject({ score: 42 });
      await inMongoTransaction(desk.store, mei, async ({ session }) => {
        await (await Leads.findById('mei-east', null, { session }))?.deleteOne();
      });
      expect(ids(await desk.everything())).not.toContain('mei-east');
    });

    it('does not save or remove a document that somebody else loaded', async () => {
      const foreign = await Leads.findById('bo-eastern', null, { actor: service });
      const work = inMongoTransaction(
        desk.store,
        mei,
        async ({ session }) => void (await foreign?.set({ score: 42 }).save({ session })),
      );
      await expect(work).rejects.toMatchObject({ name: 'DocumentNotFoundError' });
      await expect(foreign?.save()).rejects.toBeInstanceOf(UnscopedQuery);
      await inMongoTransaction(desk.store, mei, async ({ session }) => void (await foreign?.deleteOne({ session })));
      expect((await desk.everything()).find(({ _id }) => _id === 'bo-eastern')).toMatchObject({ score: 3 });
    });

    it('saves many at once within reach only', async () => {
      const all = await Leads.find({}, null, { actor: service });
      for (const lead of all) lead.score = 7;
      await inMongoTransaction(
        desk.store,
        manager,
        async ({ session }) => void (await Leads.bulkSave(all, { session }).catch(() => undefined)),
      );
      expect(
        ids((await desk.everything()).filter(({ score }) => score === 7)).every((id) => ofTheTeam.includes(String(id))),
      ).toBe(true);
    });
  });

  describe('what cannot be scoped', () => {
    it('refuses estimated counts and change streams, except to those who reach everything', async () => {
      await expect(Leads.estimatedDocumentCount({ actor: manager } as never)).rejects.toBeInstanceOf(UnscopedQuery);
      expect(await Leads.estimatedDocumentCount({ actor: service } as never)).toBe(4);
      const stream = Leads.watch([], { actor: manager } as never);
      await expect(new Promise((_resolve, reject) => stream.on('error', reject))).rejects.toBeInstanceOf(UnscopedQuery);
    });

    it('refuses the driver’s own bulk builders', () => {
      expect(() => Leads.collection.initializeOrderedBulkOp({ actor: manager } as never)).toThrow(UnscopedQuery);
      expect(() => Leads.collection.initializeUnorderedBulkOp()).toThrow(UnscopedQuery);
    });

    it('refuses to take a model to a connection where nobody guards it', async () => {
      const elsewhere = await desk.open();
      expect(() => Leads.useConnection(elsewhere.connection)).toThrow(UnscopedQuery);
    });

    it('refuses a second model on the collection with a scope of its own', () => {
      const other = new Schema({}).plugin(rowScope({ owner: 'owner', teamPath: 'team' }));
      expect(() => desk.store.connection.model('Other', other, 'leads')).toThrow('different row scopes');
    });

    it('guards every operation of the driver that touches documents', () => {
      const harmless = /^(constructor|isCapped|options|drop|rename|.*[iI]ndex(es|Exists|Information)?)$/;
      const operations = Object.entries(Object.getOwnPropertyDescriptors(mongo.Collection.prototype))
        .filter(([name, { value }]) => typeof value === 'function' && !harmless.test(name))
        .map(([name]) => name);
      expect(operations.filter((name) => !guardedOperations.includes(name))).toEqual([]);
    });
  });
});
