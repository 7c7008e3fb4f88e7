import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import { freshMongo, freshPostgres, freshRabbit } from './index';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a fresh PostgreSQL', () => {
  it('is empty, with an owner who migrates and an application that may only do what it was granted', async () => {
    const database = await freshPostgres();
    await ask(database.ownerUrl, 'create table leads (id int); create table secrets (id int)');
    await ask(database.ownerUrl, `grant select, insert on leads to ${database.applicationRole}`);

    await ask(database.url, 'insert into leads values (1)');
    expect(await ask(database.url, 'select id from leads')).toEqual([{ id: 1 }]);
    await expect(ask(database.url, 'select id from secrets')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(database.url, 'drop table leads')).rejects.toMatchObject({ code: '42501' });
    await database.drop();
  });

  it('holds the application to row-level security', async () => {
    const database = await freshPostgres();
    await ask(
      database.ownerUrl,
      `create table leads (id int); insert into leads values (1), (2); alter table leads enable row level security;
       create policy first_only on leads using (id = 1); grant select on leads to ${database.applicationRole}`,
    );
    expect(await ask(database.url, 'select id from leads')).toEqual([{ id: 1 }]);
    await database.drop();
  });

  it('is a copy when others have migrated with the same key, also when all ask at once', async () => {
    let runs = 0;
    const migrate = {
      key: `counted ${Date.now()} ${process.pid}`,
      run: async ({ ownerUrl, applicationRole }: { ownerUrl: string; applicationRole: string }) => {
        runs++;
        await ask(ownerUrl, `create table leads (id int); grant select, insert on leads to ${applicationRole}`);
      },
    };
    const databases = await Promise.all(Array.from({ length: 5 }, () => freshPostgres({ migrate })));
    expect(runs).toBe(1);

    const [first, second] = databases;
    await ask(first?.url ?? '', 'insert into leads values (1)');
    expect(await ask(second?.url ?? '', 'select id from leads')).toEqual([]);
    await ask(second?.ownerUrl ?? '', 'alter table leads add column name text');
    for (const database of databases) await database.drop();
  });

  it('does not keep what a failed migration left', async () => {
    const key = `fails once ${Date.now()} ${process.pid}`;
    const half = async ({ ownerUrl }: { ownerUrl: string }): Promise<void> => {
      await ask(ownerUrl, 'create table half (id int)');
      throw new Error('interrupted');
    };
    await expect(freshPostgres({ migrate: { key, run: half } })).rejects.toThrow('interrupted');

    const whole = ({ ownerUrl }: { ownerUrl: string }): Promise<unknown> => ask(ownerUrl, 'create table whole (id int)');
    const database = await freshPostgres({ migrate: { key, run: async (empty) => void (await whole(empty)) } });
    expect(await ask(database.ownerUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
    await database.drop();
  });

  it('fails the file that leaves a connection open, and is gone all the same', async () => {
    const database = await freshPostgres();
    const forgotten = new Client(database.url);
    forgotten.on('error', () => undefined);
    await forgotten.connect();
    await expect(database.drop()).rejects.toThrow(database.applicationRole);
    await expect(ask(database.url, 'select 1')).rejects.toThrow();
  });
});

describe('a fresh MongoDB', () => {
  it('is one of its own, and takes transactions', async () => {
    const [mine, theirs] = await Promise.all([freshMongo(), freshMongo()]);
    const client = new MongoClient(mine.url);
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await client.db().collection('leads').insertOne({ name: 'a' }, { session });
      }),
    );
    expect(await client.db().collection('leads').countDocuments()).toBe(1);
    const other = new MongoClient(theirs.url);
    expect(await other.db().collection('leads').countDocuments()).toBe(0);
    await client.close();
    await other.close();
    await mine.drop();
    await theirs.drop();
  });

  it('fails the file that leaves a connection open', async () => {
    const database = await freshMongo();
    const forgotten = await new MongoClient(database.url).connect();
    await expect(database.drop()).rejects.toThrow('left open');
    await forgotten.close();
  });
});

describe('a fresh RabbitMQ', () => {
  it('holds nothing of anybody else', async () => {
    const [mine, theirs] = await Promise.all([freshRabbit(), freshRabbit()]);
    const connection = await connect(mine.url);
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('leads.intake', { arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue('leads.intake', Buffer.from('mine'));
    await channel.waitForConfirms();

    const other = await connect(theirs.url);
    const otherChannel = await other.createChannel();
    otherChannel.on('error', () => undefined);
    await expect(otherChannel.checkQueue('leads.intake')).rejects.toMatchObject({ code: 404 });
    await connection.close();
    await other.close();
    await mine.drop();
    await theirs.drop();
  });

  it('fails the file that leaves a connection open, and is gone all the same', async () => {
    const broker = await freshRabbit();
    const forgotten = await connect(broker.url);
    forgotten.on('error', () => undefined);
    await expect(broker.drop()).rejects.toThrow('left open');
    await expect(connect(broker.url)).rejects.toThrow();
  });
});
