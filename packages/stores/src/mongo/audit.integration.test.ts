import { serviceActor } from '@tributary/service-kit';
import { type AuditDesk, describeAudit, type Tampering } from '../../test/audit-suite';
import { type MongoDesk, openMongoDesk } from '../../test/mongo-desk';
import { genesis } from '../audit/audit-chain';
import type { AuditHead } from '../audit/audit-entry';
import { audit } from './audit';
import { auditHead, auditSealed, auditUnsealed, type SealedDocument } from './audit-collections';
import { inMongoTransaction } from './in-mongo-transaction';
import { sealAuditBatch, startAuditSealer } from './seal-audit';
import { verifyAudit } from './verify-audit';

describe('the audit log on MongoDB', () => {
  let desk: MongoDesk;
  beforeAll(async () => {
    desk = await openMongoDesk();
  });
  afterAll(() => desk.stop());

  const sealed = () => auditSealed(desk.store.connection);
  const unsealed = () => auditUnsealed(desk.store.connection);
  const heads = () => auditHead(desk.store.connection);
  const setHead = async (head: AuditHead) => void (await heads().updateOne({ _id: 'head' }, { $set: head }, { upsert: true }));
  const replace = async (position: number, change: (document: SealedDocument) => SealedDocument) => {
    const document = await sealed().findOneAndDelete({ position });
    if (document) await sealed().insertOne(change(document));
  };

  const changes: Record<Parameters<Tampering['edit']>[1], Partial<SealedDocument>> = {
    id: { _id: 'other' },
    at: { at: new Date(0) },
    actorKind: { actorKind: 'service' },
    actorId: { actorId: 'lan' },
    via: { via: null },
    action: { action: 'lead.dropped' },
    entity: { entity: '' },
    entityId: { entityId: 'l' },
    before: { before: '{"n": -1}' },
    after: { after: null },
    origin: { origin: '{}' },
    hash: { hash: genesis.hash },
  };
  const tamper: Tampering = {
    edit: (position, field) => replace(position, (document) => ({ ...document, ...changes[field] })),
    remove: async (position) => void (await sealed().deleteOne({ position })),
    swap: async (a, b) => {
      const documents = await sealed()
        .find({ position: { $in: [a, b] } })
        .toArray();
      await sealed().deleteMany({ position: { $in: [a, b] } });
      await sealed().insertMany(documents.map((document) => ({ ...document, position: a + b - document.position })));
    },
    truncate: async (position, head) => {
      await sealed().deleteMany({ position: { $gt: position } });
      if (head) await setHead(head);
    },
    loseHead: async () => void (await heads().deleteMany({})),
    remember: async () => {
      const documents = await sealed().find().toArray();
      const head = await heads().findOne({ _id: 'head' });
      return async () => {
        await sealed().deleteMany({});
        await sealed().insertMany(documents);
        if (head) await setHead({ length: head.length, hash: head.hash });
      };
    },
  };

  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text));
  const auditDesk: AuditDesk = {
    add: (actor, records, end) =>
      inMongoTransaction(desk.store, actor, async (tx) => {
        for (const record of records) audit(tx, record);
        return end === 'refuse' ? { refused: 'permission.denied' } : undefined;
      }),
    sealBatch: () => sealAuditBatch(desk.store),
    startSealer: (options) => startAuditSealer(desk.store, options),
    verify: (published) => verifyAudit(desk.store, published),
    entries: async () =>
      [...(await unsealed().find().toArray()), ...(await sealed().find().toArray())].map((entry) => ({
        ...entry,
        before: parsed(entry.before),
        after: parsed(entry.after),
        origin: parsed(entry.origin),
      })),
    clear: async () => {
      await unsealed().deleteMany({});
      await sealed().deleteMany({});
      await setHead(genesis);
    },
    tamper,
  };
  describeAudit(() => auditDesk);

  it('never changes or removes a document of the log while sealing', async () => {
    const watched: string[] = [];
    desk.store.connection.on('operation-start', ({ collectionName, method }: { collectionName: string; method: string }) => {
      if (collectionName === 'audit') watched.push(method);
    });
    await auditDesk.add(serviceActor('leads'), [{ action: 'a', entity: 'e', entityId: '1' }]);
    await sealAuditBatch(desk.store);
    desk.store.connection.removeAllListeners('operation-start');
    expect(watched).toEqual(['insertMany']);
  });
});
