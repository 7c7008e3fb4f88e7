import type { Actor } from '@tributary/service-kit';
import { serviceActor } from '@tributary/service-kit';
import { eventually } from '@tributary/testing';
import { openPostgresDesk, type PostgresDesk } from '../../test/postgres-desk';
import { makeWeakLink, type WeakLink } from '../../test/weak-link';
import { StoreUnavailable } from '../store-unavailable';
import { inTransaction, reading } from './in-transaction';
import type { PostgresStore } from './open-postgres';
import type { Tx } from './tx';

const actor: Actor = serviceActor('lending');
const tables = `
  create table loans (copy text primary key, holder text);
  create table due (copy text references loans deferrable initially deferred);`;

describe('a transaction on PostgreSQL', () => {
  let desk: PostgresDesk;
  let store: PostgresStore;

  beforeAll(async () => {
    desk = await openPostgresDesk(tables);
    store = desk.store;
  });
  afterAll(() => desk.stop());
  beforeEach(() => desk.asOwner('truncate loans, due'));

  const lend = (tx: Tx, copy: string) => tx.run('insert into loans (copy) values ($1)', [copy]);
  const lent = async () => (await desk.asOwner<{ copy: string }>('select copy from loans order by copy')).map(({ copy }) => copy);

  it('commits what the work wrote and gives what it returned', async () => {
    expect(await inTransaction(store, actor, (tx) => lend(tx, 'a'))).toBe(1);
    expect(await lent()).toEqual(['a']);
  });

  it('keeps nothing when the work returns a refusal', async () => {
    const outcome = await inTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      return { refused: 'record.not-found' };
    });
    expect(outcome).toEqual({ refused: 'record.not-found' });
    expect(await lent()).toEqual([]);
  });

  it('keeps nothing when the work throws, and throws the same', async () => {
    const bug = new Error('bug');
    const work = inTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      throw bug;
    });
    await expect(work).rejects.toBe(bug);
    expect(await lent()).toEqual([]);
  });

  it('never takes a failed statement that the work ignored for a commit', async () => {
    const work = inTransaction(store, actor, async (tx) => {
      await lend(tx, 'a');
      await tx.run('select 1 / 0').catch(() => undefined);
      return 'fine';
    });
    await expect(work).rejects.toThrow('nothing was committed');
    expect(await lent()).toEqual([]);
  });

  it('reports what only the commit could find', async () => {
    await expect(inTransaction(store, actor, (tx) => tx.run(`insert into due values ('nowhere')`))).rejects.toMatchObject({
      code: '23503',
    });
  });

  it('gives one row, none, or says that there were more', async () => {
    await desk.asOwner(`insert into loans values ('a', 'mei'), ('b', 'mei')`);
    const one = (sql: string) => reading(store, actor, (tx) => tx.one(sql));
    expect(await one(`select holder from loans where copy = 'a'`)).toEqual({ holder: 'mei' });
    expect(await one(`select holder from loans where copy = 'z'`)).toBeUndefined();
    await expect(one('select holder from loans')).rejects.toThrow('at most one row');
  });

  it('refuses to write while reading', async () => {
    await expect(reading(store, actor, (tx) => lend(tx, 'a'))).rejects.toMatchObject({ code: '25006' });
  });

  it('leaves dates as they are written, whatever the time zone', async () => {
    expect(await reading(store, actor, (tx) => tx.one(`select date '2026-03-01' as due`))).toEqual({ due: '2026-03-01' });
  });

  it('refuses statements after its end', async () => {
    const leaked = await inTransaction(store, actor, async (tx) => tx);
    await expect(lend(leaked, 'a')).rejects.toThrow('has ended');
  });

  it('keeps values out of error messages', async () => {
    await desk.asOwner(`insert into loans values ('secret')`);
    const failing = [(tx: Tx) => lend(tx, 'secret'), (tx: Tx) => tx.one('select $1::text::int', ['secret'])];
    for (const work of failing) {
      const error = await inTransaction(store, actor, work).catch((thrown: unknown) => thrown as Error);
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify({ ...(error as object), message: (error as Error).message })).not.toContain('secret');
    }
  });

  it('follows a commit with what was asked for, and nothing else', async () => {
    const told: string[] = [];
    await inTransaction(store, actor, async (tx) => {
      tx.afterCommit(() => void told.push('committed'));
      tx.afterCommit(() => Promise.reject(new Error('nobody should care')));
      expect(told).toEqual([]);
    });
    await inTransaction(store, actor, async (tx) => {
      tx.afterCommit(() => void told.push('refused'));
      return { refused: 'record.not-found' };
    });
    expect(told).toEqual(['committed']);
  });

  it('starts again after a serialization failure', async () => {
    await desk.asOwner(`insert into loans values ('a', '0')`);
    let runs = 0;
    const increment = () =>
      inTransaction(
        store,
        actor,
        async (tx) => {
          runs += 1;
          const row = await tx.one<{ holder: string }>(`select holder from loans where copy = 'a'`);
          await tx.run(`update loans set holder = $1 where copy = 'a'`, [String(Number(row?.holder) + 1)]);
        },
        { isolation: 'serializable' },
      );
    await Promise.all([increment(), increment()]);
    expect(await desk.asOwner('select holder from loans')).toEqual([{ holder: '2' }]);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('starts again after a deadlock', async () => {
    await desk.asOwner(`insert into loans values ('a', ''), ('b', '')`);
    const lock = (tx: Tx, copy: string) => tx.run(`update loans set holder = holder || 'x' where copy = $1`, [copy]);
    let waiting = 0;
    const both = (first: string, second: string) =>
      inTransaction(store, actor, async (tx) => {
        await lock(tx, first);
        waiting += 1;
        if (waiting <= 2) await eventually('both hold one row', () => expect(waiting).toBeGreaterThanOrEqual(2));
        await lock(tx, second);
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(await desk.asOwner('select holder from loans')).toEqual([{ holder: 'xx' }, { holder: 'xx' }]);
  });

  it('gives up after three retries and says why', async () => {
    let runs = 0;
    const work = inTransaction(store, actor, async (tx) => {
      runs += 1;
      await tx.run(`do $$ begin raise exception using errcode = '40001'; end $$`);
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(4);
  });

  it('goes on when a migration changes what a prepared statement returns', async () => {
    await desk.asOwner('create table shelf (copy text); grant all on shelf to public');
    const look = () => reading(store, actor, (tx) => tx.many('select * from shelf where copy <> $1', ['x']));
    for (let i = 0; i < 3; i += 1) await look();
    await desk.asOwner(`alter table shelf add column room text; insert into shelf values ('a', 'north')`);
    expect(await look()).toEqual([{ copy: 'a', room: 'north' }]);
  });

  it('serves more transactions at once than it has connections', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => inTransaction(store, actor, (tx) => lend(tx, String(i)))));
    expect(await lent()).toHaveLength(50);
  });
});

describe('when PostgreSQL goes away', () => {
  let desk: PostgresDesk;
  let link: WeakLink;
  let store: PostgresStore;

  beforeAll(async () => {
    desk = await openPostgresDesk(tables);
    link = await makeWeakLink(desk.database.url);
    store = await desk.open(link.through(desk.database.url));
  });
  afterAll(async () => {
    await desk.stop();
    await link.stop();
  });
  beforeEach(() => desk.asOwner('truncate loans, due'));

  const lend = (copy: string) => inTransaction(store, actor, (tx) => tx.run('insert into loans (copy) values ($1)', [copy]));
  const count = async () => (await desk.asOwner('select from loans')).length;

  it('refuses work with a typed error, and works again when the server is back', async () => {
    await lend('before');
    link.cut();
    await expect(lend('during')).rejects.toMatchObject({ name: 'StoreUnavailable', effect: 'none', code: 'service.unavailable' });
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    link.mend();
    await eventually('it lends again', () => lend('after'));
    expect(await count()).toBe(2);
  });

  it('survives the loss of a connection in the middle of the work', async () => {
    const work = inTransaction(store, actor, async (tx) => {
      await tx.run(`insert into loans (copy) values ('a')`);
      await desk.asOwner('select 1');
      link.cut();
      link.mend();
      await tx.run(`insert into loans (copy) values ('b')`);
    });
    await expect(work).rejects.toMatchObject({ name: 'StoreUnavailable', effect: 'none' });
    expect(await count()).toBe(0);
  });

  it('survives the loss of a connection while the work waits for something else', async () => {
    const work = inTransaction(store, actor, async (tx) => {
      const row = await tx.one<{ pid: number }>('select pg_backend_pid() as pid');
      await desk.store.pool.query('select pg_terminate_backend($1)', [row?.pid]);
      await eventually('the backend is gone', async () =>
        expect(await desk.asOwner('select from pg_stat_activity where pid = $1', [row?.pid])).toEqual([]),
      );
    });
    await expect(work).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('says that it does not know when the answer to the commit is lost, and does not try again', async () => {
    let runs = 0;
    link.loseAnswerTo('commit\0');
    const work = inTransaction(store, actor, async (tx) => {
      runs += 1;
      await tx.run(`insert into loans (copy) values ('a')`);
    });
    await expect(work).rejects.toMatchObject({ name: 'StoreUnavailable', effect: 'unknown' });
    expect(runs).toBe(1);
    await eventually('the server committed', async () => expect(await count()).toBe(1));
  });

  it('does not open on a server that does not answer', async () => {
    link.cut();
    await expect(desk.open(link.through(desk.database.url))).rejects.toBeInstanceOf(StoreUnavailable);
    link.mend();
  });
});
