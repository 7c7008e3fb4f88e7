import { serviceActor } from '@tributary/service-kit';
import { inTransaction, openPostgres, type Tx } from '@tributary/stores/postgres';
import { postgresInboxStore } from '../../src/postgres/inbox-store';
import { makeDeadLetters, makeOutbox, startRelay, subscribe, subscribeRaw } from '../../src/postgres/index';
import { postgresOutboxStore } from '../../src/postgres/outbox-store';
import type { World } from './world';

const actor = serviceActor('directory');

export async function openPostgresWorld(url: string): Promise<World<Tx>> {
  const store = await openPostgres({ url, applicationName: 'messaging-test', maxConnections: 10 });
  const outbox = makeOutbox({ service: 'directory' });
  return {
    url,
    outbox,
    transaction: (work) => inTransaction(store, actor, work),
    nextVersion: async (tx, employee) => {
      const row = await tx.one<{ version: string }>(
        `insert into employees (id, version) values ($1, 1)
         on conflict (id) do update set version = employees.version + 1 returning version`,
        [employee],
      );
      return Number(row?.version);
    },
    recordEffect: async (tx, employee, version) => {
      await tx.run(
        `insert into effects (employee, versions) values ($1, array[$2::bigint])
         on conflict (employee) do update set versions = effects.versions || excluded.versions`,
        [employee, version],
      );
    },
    effects: async () => {
      const { rows } = await store.pool.query<{ employee: string; versions: string[] }>('select employee, versions from effects');
      return new Map(rows.map(({ employee, versions }) => [employee, versions.map(Number)]));
    },
    outboxSize: async () =>
      (await store.pool.query<{ size: number }>('select count(*)::int as size from tributary.outbox')).rows[0]?.size ?? 0,
    startRelay: (rabbit, settings) => startRelay({ store, rabbit, outbox, ...settings }),
    subscribeStaff: (rabbit, handlers, settings) =>
      subscribe({ store, rabbit, service: 'leads', purpose: 'staff', handlers, ...settings }),
    subscribeIntake: (rabbit, handler, settings) =>
      subscribeRaw({ store, rabbit, service: 'leads', purpose: 'intake', ...handler, ...settings }),
    deadLetters: (rabbit) => makeDeadLetters({ store, rabbit, service: 'leads' }),
    outboxStore: () => postgresOutboxStore(store),
    inboxStore: () => postgresInboxStore(store, 'leads'),
    breakConnections: () => undefined,
    stop: () => store.stop(),
  };
}
