import { randomUUID } from 'node:crypto';
import { serviceActor } from '@tributary/service-kit';
import { type AuditDesk, describeAudit, type Tampering } from '../../test/audit-suite';
import { openPostgresDesk, type PostgresDesk } from '../../test/postgres-desk';
import type { AuditHead } from '../audit/audit-entry';
import { audit } from './audit';
import { inTransaction } from './in-transaction';
import { sealAuditBatch, startAuditSealer } from './seal-audit';
import { verifyAudit } from './verify-audit';

describe('the audit log on PostgreSQL', () => {
  let desk: PostgresDesk;

  beforeAll(async () => {
    desk = await openPostgresDesk('create table untouched ();');
  });
  afterAll(() => desk.stop());

  const setHead = ({ length, hash }: AuditHead) =>
    desk.asOwner(
      `with gone as (delete from tributary.audit_head where not only_row)
       insert into tributary.audit_head (length, hash) values ($1, decode($2, 'hex'))
       on conflict (only_row) do update set length = excluded.length, hash = excluded.hash`,
      [length, hash],
    );
  const clear = async () => {
    await desk.asOwner('delete from tributary.audit');
    await setHead({ length: 0, hash: '0'.repeat(64) });
  };

  const changes: Record<Parameters<Tampering['edit']>[1], string> = {
    id: 'id = gen_random_uuid()',
    at: `at = at + interval '1 ms'`,
    actorKind: `actor_kind = 'service'`,
    actorId: `actor_id = 'lan'`,
    via: 'via = null',
    action: `action = action || '.'`,
    entity: `entity = ''`,
    entityId: `entity_id = entity_id || '0'`,
    before: `before = '{"n": -1}'`,
    after: 'after = null',
    origin: `origin = '{}'`,
    hash: `hash = sha256(hash)`,
  };
  const tamper: Tampering = {
    edit: async (position, field) =>
      void (await desk.asOwner(`update tributary.audit set ${changes[field]} where position = $1`, [position])),
    remove: async (position) => void (await desk.asOwner('delete from tributary.audit where position = $1', [position])),
    swap: async (a, b) => {
      await desk.asOwner('update tributary.audit set position = -position where position in ($1, $2)', [a, b]);
      await desk.asOwner('update tributary.audit set position = $1::int + $2::int + position where position < 0', [a, b]);
    },
    truncate: async (position, head) => {
      await desk.asOwner('delete from tributary.audit where position > $1', [position]);
      if (head) await setHead(head);
    },
    loseHead: async () => void (await desk.asOwner('delete from tributary.audit_head')),
    remember: async () => {
      await desk.asOwner('drop table untouched; create table untouched as table tributary.audit');
      const [head] = await desk.asOwner<AuditHead>(`select length::int, encode(hash, 'hex') as hash from tributary.audit_head`);
      return async () => {
        await desk.asOwner('delete from tributary.audit; insert into tributary.audit select * from untouched');
        await setHead(head as AuditHead);
      };
    },
  };

  const auditDesk: AuditDesk = {
    add: (actor, records, end) =>
      inTransaction(desk.store, actor, async (tx) => {
        for (const record of records) await audit(tx, record);
        return end === 'refuse' ? { refused: 'permission.denied' } : undefined;
      }),
    sealBatch: () => sealAuditBatch(desk.store),
    startSealer: (options) => startAuditSealer(desk.store, options),
    verify: (published) => verifyAudit(desk.store, published),
    entries: () =>
      desk.asOwner(
        `select at, actor_kind as "actorKind", actor_id as "actorId", via, action, entity, entity_id as "entityId", before, after, origin
           from tributary.audit`,
      ),
    clear,
    tamper,
  };
  describeAudit(() => auditDesk);

  const addAndSeal = async (count: number) => {
    await auditDesk.add(
      serviceActor('leads'),
      Array.from({ length: count }, (_, n) => ({ action: 'a', entity: 'e', entityId: `${n}` })),
    );
    return sealAuditBatch(desk.store);
  };

  it('lets the application add and read entries, and nothing else', async () => {
    await addAndSeal(1);
    for (const sql of [
      `update tributary.audit set actor_id = 'lan'`,
      'delete from tributary.audit',
      'truncate tributary.audit',
      `update tributary.audit_head set length = 0`,
      'delete from tributary.audit_head',
      `insert into tributary.audit (id, at, actor_kind, actor_id, action, entity, entity_id) values (gen_random_uuid(), now(), '', '', '', '', '')`,
      `insert into tributary.audit (id, position, actor_kind, actor_id, action, entity, entity_id) values (gen_random_uuid(), 9, '', '', '', '', '')`,
    ]) {
      await expect(desk.store.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('lets the application append to the chain, but not seal anything twice', async () => {
    const head = await addAndSeal(2);
    const { rows } = await desk.store.pool.query<{ id: string }>('select id from tributary.audit');
    const seal = (length: number, ids: unknown[]) =>
      desk.store.pool.query(`select tributary.seal_audit($1, decode($2, 'hex'), $3, $4) as done`, [
        length,
        head?.hash,
        ids,
        ids.map(() => Buffer.alloc(32)),
      ]);
    await expect(seal(2, [rows[0]?.id])).rejects.toMatchObject({ code: 'P0001' });
    await expect(seal(2, [randomUUID()])).rejects.toMatchObject({ code: 'P0001' });
    expect((await seal(1, [rows[0]?.id])).rows).toEqual([{ done: false }]);
    expect(await verifyAudit(desk.store)).toEqual({ intact: true, head });
  });
});
