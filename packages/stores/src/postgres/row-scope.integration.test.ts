import { type Actor, serviceActor } from '@tributary/service-kit';
import { anEmployee } from '@tributary/testing';
import fc from 'fast-check';
import { openPostgresDesk, type PostgresDesk } from '../../test/postgres-desk';
import { inTransaction, reading } from './in-transaction';

const tables = `
  create table leads (id text primary key, owner_id text, team_path text not null);
  alter table leads enable row level security;
  create policy reach on leads using (tributary.may_reach(owner_id, team_path));
  insert into leads values
    ('mei-east', 'mei', '/hq/east/'),
    ('lan-east', 'lan', '/hq/east/shanghai/'),
    ('bo-eastern', 'bo', '/hq/eastern/'),
    ('nobody-west', null, '/hq/west/');`;

describe('row scope on PostgreSQL (PERM-1), with no filter in the query', () => {
  let desk: PostgresDesk;

  beforeAll(async () => {
    desk = await openPostgresDesk(tables);
  });
  afterAll(() => desk.stop());

  const seenBy = async (actor: Actor) =>
    (await reading(desk.store, actor, (tx) => tx.many<{ id: string }>('select id from leads order by id'))).map(({ id }) => id);

  it('shows an employee their own rows', async () => {
    expect(await seenBy(anEmployee({ id: 'mei' }))).toEqual(['mei-east']);
  });

  it('shows a manager the team and the teams below, not one that merely begins alike', async () => {
    expect(await seenBy(anEmployee({ id: 'manager', reach: 'team', teamPath: '/hq/east/' }))).toEqual(['lan-east', 'mei-east']);
  });

  it('shows everything to those who reach all, and to the service itself', async () => {
    expect(await seenBy(anEmployee({ reach: 'all' }))).toHaveLength(4);
    expect(await seenBy(serviceActor('leads'))).toHaveLength(4);
  });

  it('shows nothing to a connection without an actor, even one that carried an actor before', async () => {
    for (let i = 0; i < 20; i += 1) {
      const { rows } = await desk.store.pool.query('select id from leads');
      expect(rows).toEqual([]);
      await seenBy(serviceActor('leads'));
    }
  });

  it.each(['', 'hq', '/hq/east', 'hq/east/', '%', '/%/', '/hq/e%/'])(
    'shows a manager with the team path %j no team',
    async (teamPath) => {
      expect(await seenBy(anEmployee({ id: 'nobody', reach: 'team', teamPath }))).toEqual([]);
    },
  );

  it('fails closed on an actor without id', async () => {
    expect(await seenBy(anEmployee({ id: '' }))).toEqual([]);
  });

  it('refuses to put a row where its writer does not reach, and does not find foreign rows to change', async () => {
    const write = (sql: string) => inTransaction(desk.store, anEmployee({ id: 'mei' }), (tx) => tx.run(sql));
    await expect(write(`insert into leads values ('new', 'lan', '/hq/east/')`)).rejects.toMatchObject({ code: '42501' });
    await expect(write(`update leads set owner_id = 'lan'`)).rejects.toMatchObject({ code: '42501' });
    expect(await write(`update leads set team_path = '/hq/east/' where id <> 'mei-east'`)).toBe(0);
    expect(await write(`delete from leads where id <> 'mei-east'`)).toBe(0);
  });

  it('keeps the actor a value, whatever it holds', async () => {
    const hostile = fc.array(
      fc.constantFrom(`'`, `\\`, `"`, ';', `all`, `', true), set_config('tributary.actor_reach', 'all`, '/', '客'),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (id, path) => {
        const actor = anEmployee({ id: `x${id.join('')}`, reach: 'team', teamPath: `/none/${path.join('')}/` });
        expect(await seenBy(actor)).toEqual([]);
        const settings = await reading(desk.store, actor, (tx) =>
          tx.one('select tributary.actor_id() as id, tributary.actor_team_path() as "teamPath"'),
        );
        expect(settings).toEqual({ id: actor.id, teamPath: actor.teamPath });
      }),
      { numRuns: 50 },
    );
  });

  it('decides as a plain reading of the rule does, for any actor and row', async () => {
    const segment = fc.constantFrom('a', 'aa', 'b', '客', '_', '%');
    const path = fc.array(segment, { maxLength: 3 }).map((parts) => ['', ...parts, ''].join('/').replace('//', '/'));
    const person = fc.constantFrom('mei', 'lan', 'bo');
    await fc.assert(
      fc.asyncProperty(
        person,
        path,
        fc.constantFrom('self', 'team', 'all'),
        person,
        path,
        async (id, teamPath, reach, owner, rowPath) => {
          const actor = anEmployee({ id, teamPath, reach });
          const row = await reading(desk.store, actor, (tx) =>
            tx.one<{ reached: boolean }>('select tributary.may_reach($1, $2) as reached', [owner, rowPath]),
          );
          expect(row?.reached).toBe(reach === 'all' || owner === id || (reach === 'team' && rowPath.startsWith(teamPath)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is inlined, so that the planner sees through it', async () => {
    const plan = await reading(desk.store, anEmployee(), (tx) => tx.many('explain select id from leads'));
    expect(JSON.stringify(plan)).not.toContain('may_reach');
  });
});
