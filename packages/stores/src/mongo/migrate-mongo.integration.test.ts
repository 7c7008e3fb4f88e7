import { type FreshMongo, freshMongo } from '@tributary/testing';
import type { Connection } from 'mongoose';
import { migrateMongo } from './migrate-mongo';
import type { MongoMigration } from './mongo-migration';
import { openMongo } from './open-mongo';

describe('migrating MongoDB', () => {
  let database: FreshMongo;
  beforeEach(async () => {
    database = await freshMongo();
  });
  afterEach(() => database.drop());

  const insert = (collection: string) => async (connection: Connection) =>
    void (await connection.collection(collection).insertOne({}));
  const count = async (collection: string) => {
    const store = await openMongo({ url: database.url });
    const found = await store.connection.collection(collection).countDocuments();
    await store.stop();
    return found;
  };
  const migrate = (migrations: MongoMigration[], platform: MongoMigration[] = []) =>
    migrateMongo({ url: database.url, migrations, platform });

  it('lets three replicas start at once and runs each step once', async () => {
    const steps = [{ name: '0001-loans', up: insert('loans') }];
    await Promise.all([migrate(steps), migrate(steps), migrate(steps)]);
    expect(await count('loans')).toBe(1);
  });

  it('runs platform steps first, and later steps when they appear', async () => {
    const order: string[] = [];
    const step = (name: string): MongoMigration => ({ name, up: async () => void order.push(name) });
    await migrate([step('0001-loans')], [step('outbox-0001')]);
    await migrate([step('0001-loans'), step('0002-readers')], [step('outbox-0001')]);
    expect(order).toEqual(['outbox-0001', '0001-loans', '0002-readers']);
  });

  it('stops at the step that fails, runs it again the next time, and leaves nobody waiting', async () => {
    let healthy = false;
    const steps: MongoMigration[] = [
      { name: '0001-fine', up: insert('fine') },
      { name: '0002-broken', up: (connection) => (healthy ? insert('mended')(connection) : Promise.reject(new Error('broken'))) },
      { name: '0003-later', up: insert('later') },
    ];
    await expect(migrate(steps)).rejects.toThrow('broken');
    expect(await count('later')).toBe(0);
    healthy = true;
    await migrate(steps);
    expect([await count('fine'), await count('mended'), await count('later')]).toEqual([1, 1, 1]);
  });

  it('makes what stores need, and nothing goes wrong the second time', async () => {
    await migrate([]);
    await migrate([]);
    expect(await count('audit_head')).toBe(1);
  });
});
