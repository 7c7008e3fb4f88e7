import { type Db, MongoClient } from 'mongodb';

export interface MongoAdmin {
  readonly user: string;
  readonly password: string;
  /** `mongodb:27017`, as members and clients reach it. */
  readonly host: string;
}

export const replicaSet = 'tributary';

/** Runs a piece of work on the only member of the replica set, which is made if it does not exist yet. */
export async function asMongoAdmin<T>(
  { user, password, host }: MongoAdmin,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(
    `mongodb://${user}:${encodeURIComponent(password)}@${host}/?authSource=admin&directConnection=true`,
    {
      serverSelectionTimeoutMS: 30_000,
    },
  );
  try {
    const admin = client.db('admin');
    await initiate(admin, host);
    await untilPrimary(admin);
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Gives a service an account that sees its own database only, and tells the address to use it by. */
export async function ensureMongoAccount(
  client: MongoClient,
  { host }: MongoAdmin,
  name: string,
  password: string,
): Promise<string> {
  const account = { pwd: password, roles: [{ role: 'readWrite', db: name }] };
  const known = await client.db(name).command({ usersInfo: name });
  await client.db(name).command(known['users'].length > 0 ? { updateUser: name, ...account } : { createUser: name, ...account });
  return `mongodb://${name}:${encodeURIComponent(password)}@${host}/${name}?replicaSet=${replicaSet}`;
}

async function initiate(admin: Db, host: string): Promise<void> {
  try {
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } });
  } catch (error) {
    if ((error as { codeName?: string }).codeName !== 'AlreadyInitialized') throw error;
  }
}

async function untilPrimary(admin: Db): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await admin.command({ hello: 1 }))['isWritablePrimary']) {
    if (Date.now() > deadline) throw new Error('the replica set has no primary after 30 s');
    await new Promise((resume) => setTimeout(resume, 100));
  }
}
