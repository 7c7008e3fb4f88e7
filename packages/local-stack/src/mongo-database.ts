import { MongoClient } from 'mongodb';
import ConnectionString from 'mongodb-connection-string-url';

/** The address of a database of this name; MongoDB makes it with the first write. */
export function createMongoDatabase(url: string, name: string): string {
  const address = new ConnectionString(url);
  // Without this, the user would be looked for in the new database.
  if (address.username && !address.searchParams.has('authSource')) address.searchParams.set('authSource', 'admin');
  address.pathname = `/${name}`;
  return address.href;
}

export async function dropMongoDatabase(url: string): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
