import type { ClientSession, mongo } from 'mongoose';
import type { Appendable, MongoTx } from './mongo-tx';

interface Appended {
  readonly append: MongoTx['append'];
  write(session: ClientSession): Promise<void>;
}

/** What a transaction has still to insert, by collection in the order in which they were first named. */
export function makeAppended(): Appended {
  const waiting = new Map<string, { readonly collection: Appendable<mongo.Document>; readonly documents: mongo.Document[] }>();
  return {
    append: (collection, documents) => {
      const known = waiting.get(collection.collectionName);
      if (known) known.documents.push(...documents);
      // What goes to a collection was typed as its own when it was handed in.
      else waiting.set(collection.collectionName, { collection: collection as never, documents: [...documents] });
    },
    write: async (session) => {
      for (const { collection, documents } of waiting.values()) {
        if (documents.length > 0) await collection.insertMany(documents, { session, ignoreUndefined: true });
      }
    },
  };
}
