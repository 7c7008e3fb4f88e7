import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mongoose';
import { call } from '../load/callers';

interface Row {
  readonly _id: string;
  readonly body?: string;
  readonly n?: number;
}

const names = ['raw_row', 'raw_event', 'raw_audit', 'raw_account', 'raw_received'] as const;
const body = 'x'.repeat(1_024);

/**
 * Commands a second by the driver alone: a document of 1 KB with two events, an entry in the audit log, a counter and
 * the record it came from, in one transaction, for there is no single operation that writes to several collections.
 */
export async function mongoCommandCeiling(url: string, callers: number, count: number): Promise<number> {
  const connection = await createConnection(url, { maxPoolSize: 20 }).asPromise();
  try {
    for (const name of names) await connection.createCollection(name);
    const { perSecond } = await call(callers, count, () => command(connection));
    for (const name of names) await connection.dropCollection(name);
    return perSecond;
  } finally {
    await connection.close();
  }
}

async function command(connection: Connection): Promise<void> {
  const [row, event, audit, account, received] = names.map((name) => connection.collection<Row>(name));
  const session = await connection.startSession();
  session.startTransaction({ writeConcern: { w: 'majority' } });
  const _id = randomUUID();
  await row?.insertOne({ _id, body }, { session });
  await event?.insertMany(
    [
      { _id, body },
      { _id: `${_id}:2`, body },
    ],
    { session },
  );
  await audit?.insertOne({ _id, body: body.slice(0, 200) }, { session });
  await account?.updateOne({ _id }, { $inc: { n: 1 } }, { session, upsert: true });
  await received?.replaceOne({ _id }, { body }, { session, upsert: true });
  await session.commitTransaction();
  await session.endSession();
}
