import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { asAdmin, createPostgresDatabase, dropPostgresDatabase } from './postgres-database';
import { type Stack, startStack } from './start-stack';

const testHome = join(__dirname, '../../../.tributary/test');
let stack: Stack<'postgres'>;
let adminUrl: string;
const names: string[] = [];
const newName = (): string => {
  const name = `made_${randomBytes(5).toString('hex')}`;
  names.push(name);
  return name;
};

beforeAll(async () => {
  stack = await startStack({ home: testHome, stores: ['postgres'], say: () => undefined, keepData: false, lingerMs: 60_000 });
  adminUrl = stack.postgres.adminUrl;
}, 30_000);
afterAll(async () => {
  for (const name of names) await dropPostgresDatabase(adminUrl, name);
  await stack.stop();
});

const rows = async (url: string, sql: string): Promise<unknown[]> =>
  asAdmin(url, async (client) => (await client.query(sql)).rows);

describe('a database with its two roles', () => {
  it('is made once, also when ten ask at once', async () => {
    const name = newName();
    const made = await Promise.all(Array.from({ length: 10 }, () => createPostgresDatabase(adminUrl, name)));
    expect(new Set(made.map(({ url }) => url)).size).toBe(1);
    await rows(made[0]?.ownerUrl ?? '', 'create table kept (id int)');
    const again = await createPostgresDatabase(adminUrl, name);
    expect(await rows(again.ownerUrl, 'select count(*)::int as tables from kept')).toEqual([{ tables: 0 }]);
  });

  it('has an application that cannot bypass row-level security, make roles or databases, or own anything', async () => {
    const { url, applicationRole } = await createPostgresDatabase(adminUrl, newName());
    const [role] = await rows(
      url,
      `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, datdba = pg_roles.oid as owns
         from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(role).toEqual({
      rolname: applicationRole,
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      owns: false,
    });
    await expect(rows(url, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot be entered by the roles of another database', async () => {
    const [mine, theirs] = [newName(), newName()];
    const { url } = await createPostgresDatabase(adminUrl, mine);
    await createPostgresDatabase(adminUrl, theirs);
    const intruding = new URL(url);
    intruding.pathname = `/${theirs}`;
    await expect(rows(intruding.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('refuses names that would not be safe in a role or a URL', async () => {
    await expect(createPostgresDatabase(adminUrl, 'leads; drop table x')).rejects.toThrow('not a database name');
    await expect(createPostgresDatabase(adminUrl, 'x'.repeat(52))).rejects.toThrow('not a database name');
  });

  it('sorts by code point and knows the extensions that services use', async () => {
    const { ownerUrl } = await createPostgresDatabase(adminUrl, newName());
    for (const extension of ['pg_trgm', 'citext', 'btree_gist', 'unaccent']) {
      await rows(ownerUrl, `create extension ${extension}`);
    }
    expect(await rows(ownerUrl, `select array_agg(w order by w) as words from unnest(array['b', 'B', '北', 'a']) w`)).toEqual([
      { words: ['B', 'a', 'b', '北'] },
    ]);
    // Similarity search over Chinese names depends on the server's idea of what a letter is.
    expect(await rows(ownerUrl, `select similarity('北京科技', '北京科技有限公司') > 0.3 as found`)).toEqual([{ found: true }]);
  });
});
