import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';

export interface AcknowledgedWrites {
  /** Looks what is left of them. The server must be there. */
  stop(): Promise<{ readonly acknowledged: number; readonly lost: number }>;
}

const writers = 2;

/** Plain writes with the strongest promise that there is, beside everything of ours, while the server is killed. */
export async function watchAcknowledgedWrites(url: string): Promise<AcknowledgedWrites> {
  const connection = await createConnection(url, { dbName: `promises_${randomUUID().slice(0, 8)}` }).asPromise();
  const promises = connection.collection<{ _id: string }>('promises');
  const acknowledged: string[] = [];
  let stopping = false;
  const write = async (): Promise<void> => {
    // A server that is back at once gives the driver's own retry its answer: the kill alone may end no writer.
    while (!stopping) {
      const _id = randomUUID();
      await promises.insertOne({ _id }, { writeConcern: { w: 'majority', j: true } });
      acknowledged.push(_id);
    }
  };
  const writing = Promise.allSettled(Array.from({ length: writers }, write));
  return {
    stop: async () => {
      stopping = true;
      await writing;
      const found = await promises.countDocuments({ _id: { $in: acknowledged } });
      await connection.dropDatabase();
      await connection.close();
      return { acknowledged: acknowledged.length, lost: acknowledged.length - found };
    },
  };
}
