import { serviceActor } from '@tributary/service-kit';
import { eventually } from '@tributary/testing';
import { direct, type MongoDesk, openMongoDesk } from '../../test/mongo-desk';
import { makeWeakLink, type WeakLink } from '../../test/weak-link';
import { StoreUnavailable } from '../store-unavailable';
import { inMongoTransaction } from './in-mongo-transaction';
import type { MongoTx } from './mongo-tx';
import type { MongoStore } from './open-mongo';

const actor = serviceActor('lending');
interface Loan {
  _id: string;
  holders: number;
}

describe('a transaction on MongoDB', () => {
  let desk: MongoDesk;
  let store: MongoStore;
  const loans = (of = store) => of.connection.collection<Loan>('loans');

  beforeAll(async () => {
    desk = await openMongoDesk();
    store = desk.store;
  });
  afterAll(() => desk.stop());
  beforeEach(async () => void (await loans().deleteMany({})));

  const lend = (tx: MongoTx, _id: string) => loans().insertOne({ _id, holders: 0 }, { session: tx.session });
  const lent = async () => (await loans().find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  it('commits what the work wrote and gives what it returned', async () => {
    const outcome = await inMongoTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      await lend(tx, 'b');
      return 'lent';
    });
    expect([outcome, await lent()]).toEqual(['lent', ['a', 'b']]);
  });

  it('keeps nothing when the work returns a refusal', async () => {
    const outcome = await inMongoTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      return { refused: 'record.not-found' };
    });
    expect([outcome, await lent()]).toEqual([{ refused: 'record.not-found' }, []]);
  });

  it('keeps nothing when the work throws, and throws the same', async () => {
    const bug = new Error('bug');
    const work = inMongoTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      throw bug;
    });
    await expect(work).rejects.toBe(bug);
    expect(await lent()).toEqual([]);
  });

  it('reports a duplicate by its code, and keeps the values out of the message', async () => {
    await loans().insertOne({ _id: 'secret', holders: 0 });
    const error = await inMongoTransaction(store, actor, (tx) => lend(tx, 'secret')).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 11000 });
    expect(JSON.stringify({ ...(error as object), message: (error as Error).message })).not.toContain('secret');
  });

  it('inserts last, and all at once, what nobody reads before the commit; or nothing of it', async () => {
    await inMongoTransaction(store, actor, async (tx) => {
      tx.append(loans(), [{ _id: 'a', holders: 0 }]);
      tx.append(loans(), [
        { _id: 'b', holders: 0 },
        { _id: 'c', holders: 0 },
      ]);
      expect(await loans().countDocuments({}, { session: tx.session })).toBe(0);
    });
    expect(await lent()).toEqual(['a', 'b', 'c']);

    await inMongoTransaction(store, actor, async (tx) => {
      tx.append(loans(), [{ _id: 'd', holders: 0 }]);
      return { refused: 'record.not-found' };
    });
    const twice = inMongoTransaction(store, actor, async (tx) => {
      await lend(tx, 'e');
      tx.append(loans(), [{ _id: 'a', holders: 0 }]);
    });
    await expect(twice).rejects.toMatchObject({ code: 11000 });
    expect(await lent()).toEqual(['a', 'b', 'c']);
  });

  it('follows a commit with what was asked for, and nothing else', async () => {
    const told: string[] = [];
    await inMongoTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      tx.afterCommit(() => void told.push('committed'));
      tx.afterCommit(() => {
        throw new Error('nobody should care');
      });
    });
    await inMongoTransaction(store, actor, async (tx) => {
      tx.afterCommit(() => void told.push('refused'));
      return { refused: 'record.not-found' };
    });
    expect(told).toEqual(['committed']);
  });

  it('lets exactly one of twenty win, and follows up once, however often they conflict', async () => {
    await loans().insertOne({ _id: 'last copy', holders: 0 });
    let followUps = 0;
    const claim = () =>
      inMongoTransaction(store, actor, async (tx) => {
        const copy = await loans().findOne({ _id: 'last copy' }, { session: tx.session });
        if (copy?.holders !== 0) return { refused: 'record.version-conflict' };
        await loans().updateOne({ _id: 'last copy' }, { $inc: { holders: 1 } }, { session: tx.session });
        tx.afterCommit(() => {
          followUps += 1;
        });
        return 'won';
      });
    const outcomes = await Promise.all(Array.from({ length: 20 }, claim));
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(await loans().findOne({ _id: 'last copy' })).toMatchObject({ holders: 1 });
    expect(followUps).toBe(1);
  });

  it('does not see what others commit meanwhile', async () => {
    await loans().insertOne({ _id: 'a', holders: 0 });
    const seen = await inMongoTransaction(store, actor, async (tx) => {
      const look = async () => (await loans().findOne({ _id: 'a' }, { session: tx.session }))?.holders;
      const before = await look();
      await loans().updateOne({ _id: 'a' }, { $inc: { holders: 1 } });
      return [before, await look()];
    });
    expect(seen).toEqual([0, 0]);
  });

  describe('when MongoDB goes away', () => {
    let link: WeakLink;
    let weak: MongoStore;

    beforeAll(async () => {
      link = await makeWeakLink(desk.database.url);
      weak = await desk.open(direct(link.through(desk.database.url)));
    });
    afterAll(() => link.stop());

    it('refuses work with a typed error, and works again when the server is back', async () => {
      link.cut();
      const work = (_id: string) =>
        inMongoTransaction(weak, actor, ({ session }) => loans(weak).insertOne({ _id, holders: 0 }, { session }));
      await expect(work('during')).rejects.toMatchObject({
        name: 'StoreUnavailable',
        effect: 'none',
        code: 'service.unavailable',
      });
      await expect(weak.ping()).rejects.toBeInstanceOf(StoreUnavailable);
      link.mend();
      await eventually('it lends again', () => work('after'));
      expect(await lent()).toEqual(['after']);
    });

    it('does not open on a server that does not answer', async () => {
      link.cut();
      await expect(desk.open(direct(link.through(desk.database.url)))).rejects.toBeInstanceOf(StoreUnavailable);
      link.mend();
    });
  });
});
