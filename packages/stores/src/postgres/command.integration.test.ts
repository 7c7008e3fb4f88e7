import { type CommandDesk, describeCommands } from '../../test/command-suite';
import { openPostgresDesk, type PostgresDesk } from '../../test/postgres-desk';
import { makeWeakLink, type WeakLink } from '../../test/weak-link';
import { inTransaction, reading } from './in-transaction';
import type { PostgresStore } from './open-postgres';
import { pruneIdempotency } from './prune-idempotency';

describe('a command with an idempotency key, on PostgreSQL', () => {
  let desk: PostgresDesk;
  let link: WeakLink;
  let store: PostgresStore;
  let impatient: PostgresStore;

  beforeAll(async () => {
    desk = await openPostgresDesk('create table loans (copy text)');
    link = await makeWeakLink(desk.database.url);
    store = await desk.open(link.through(desk.database.url));
    impatient = await desk.open(`${desk.database.url}?lock_timeout=100`);
  });
  afterAll(async () => {
    await desk.stop();
    await link.stop();
  });

  const writeOn =
    (on: PostgresStore): CommandDesk['write'] =>
    (actor, work) =>
      inTransaction(on, actor, (tx) => work(async () => void (await tx.run(`insert into loans values ('a')`))));

  describeCommands(() => ({
    write: writeOn(store),
    writeImpatiently: writeOn(impatient),
    read: (actor) => reading(store, actor, (tx) => tx.many('select from loans')),
    loans: async () => (await desk.asOwner('select from loans')).length,
    clear: async () => void (await desk.asOwner('truncate loans, tributary.idempotency')),
    ageRecords: async () => void (await desk.asOwner(`update tributary.idempotency set created_at = now() - interval '2 days'`)),
    prune: (olderThan) => pruneIdempotency(store, olderThan),
    link,
    commitRequest: 'commit\0',
    overhead: 1,
  }));
});
