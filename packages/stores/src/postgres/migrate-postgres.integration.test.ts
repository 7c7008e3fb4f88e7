import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FreshPostgres, freshPostgres } from '@tributary/testing';
import { Client } from 'pg';
import { migratePostgres } from './migrate-postgres';

describe('migrating PostgreSQL', () => {
  let database: FreshPostgres;
  let directory: string;

  beforeEach(async () => {
    database = await freshPostgres();
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  });
  afterEach(async () => {
    await database.drop();
    await rm(directory, { recursive: true });
  });

  const file = (name: string, sql: string) => writeFile(join(directory, name), sql);
  const migrate = () => migratePostgres({ ...database, directory });
  const query = async (sql: string, url = database.ownerUrl): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('lets two replicas start at once and runs each file once', async () => {
    await file('0001_create_loans.sql', 'create table loans (id int); insert into loans values (1);');
    await Promise.all([migrate(), migrate(), migrate()]);
    expect(await query('select id from loans')).toEqual([{ id: 1 }]);
  });

  it('leaves nothing of a run in which one file fails', async () => {
    await file('0001_create_loans.sql', 'create table loans (id int)');
    await file('0002_broken.sql', 'create table readers (id int); select 1 / 0;');
    await expect(migrate()).rejects.toMatchObject({ code: '22012' });
    expect(await query(`select to_regclass('loans') as loans, to_regclass('readers') as readers`)).toEqual([
      { loans: null, readers: null },
    ]);

    await file('0002_broken.sql', 'create table readers (id int)');
    await migrate();
    expect(await query('select count(*)::int as n from tributary.service_migrations')).toEqual([{ n: 2 }]);
  });

  it('leaves nothing of a platform migration that fails, and says so before the service starts', async () => {
    const platform = [{ name: 'outbox-0001', sql: 'create table tributary.outbox (id int); select 1 / 0' }];
    await expect(migratePostgres({ ...database, platform })).rejects.toMatchObject({ code: '22012' });
    expect(await query(`select to_regclass('tributary.outbox') as outbox`)).toEqual([{ outbox: null }]);
  });

  it('runs what other packages bring before the service’s own, once', async () => {
    const platform = [{ name: 'outbox-0001', sql: 'create table tributary.outbox (id int)' }];
    await file('0001_needs_it.sql', 'create view waiting as select * from tributary.outbox');
    await migratePostgres({ ...database, directory, platform });
    await migratePostgres({ ...database, directory, platform });
    expect(await query('insert into tributary.outbox values (7) returning id', database.url)).toEqual([{ id: 7 }]);
  });

  it('lets the application read and write the tables, but not own or create any', async () => {
    await file('0001_create_loans.sql', 'create table loans (id serial primary key, book text)');
    await migrate();
    expect(await query(`insert into loans (book) values ('x') returning id`, database.url)).toEqual([{ id: 1 }]);
    await expect(query('create table mine (id int)', database.url)).rejects.toMatchObject({ code: '42501' });
    await expect(query('drop table loans', database.url)).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps what a migration revoked from the application role', async () => {
    await file(
      '0001_create_ledger.sql',
      `create table ledger (id int);
       do $$ begin
         execute format('revoke update, delete on ledger from %I', current_setting('tributary.application_role'));
       end $$;`,
    );
    await migrate();
    await migrate();
    await expect(query('delete from ledger', database.url)).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses an application role that row-level security does not bind', async () => {
    const owner = new URL(database.ownerUrl).username;
    await expect(migratePostgres({ ...database, applicationRole: owner })).rejects.toThrow('row-level security');
  });

  it('refuses a file whose name would not run', async () => {
    await file('create_loans.sql', 'create table loans (id int)');
    await expect(migrate()).rejects.toThrow('create_loans.sql');
  });
});
