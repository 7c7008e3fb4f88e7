import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';
import { Client } from 'pg';
import { holdInAnotherProcess, killHolders, processesOf } from '../test/another-process';
import { startStack } from './start-stack';

jest.setTimeout(90_000);

const homes: string[] = [];
const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'tributary-stack-'));
  homes.push(home);
  return home;
};
afterAll(() => {
  killHolders();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** Nothing to do with `eventually` of the testing package: that one stands above this package. */
async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
const nothingRuns = (home: string): Promise<void> => until(`nothing runs for ${home}`, () => processesOf(home).length === 0);

function killKeeper(home: string): void {
  const { pid } = JSON.parse(readFileSync(join(home, 'keeper.json'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a stack of all three stores', () => {
  it('keeps what is stored from one start to the next', async () => {
    const home = newHome();
    const lines: string[] = [];
    const options = { home, say: (line: string) => void lines.push(line), keepData: true };

    const first = await startStack(options);
    await rows(first.postgres.adminUrl, 'create table kept as select 1 as one');
    const mongo = new MongoClient(first.mongodb.url);
    await mongo.db('kept').collection<{ _id: number }>('things').insertOne({ _id: 1 });
    await mongo.close();
    const rabbit = await connect(first.rabbitmq.url);
    const channel = await rabbit.createConfirmChannel();
    await channel.assertQueue('kept', { arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue('kept', Buffer.from('a letter'), { persistent: true });
    await channel.waitForConfirms();
    await rabbit.close();
    await first.stop();
    await nothingRuns(home);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^PostgreSQL \d+\.\d+ from ./),
        expect.stringMatching(/^MongoDB \d+.* from ./),
        expect.stringMatching(/^RabbitMQ \d+\.\d+\.\d+ from ./),
      ]),
    );
    expect(lines.join()).not.toContain(readFileSync(join(home, 'secrets', 'postgres'), 'utf8'));

    const second = await startStack(options);
    expect(await rows(second.postgres.adminUrl, 'select one from kept')).toEqual([{ one: 1 }]);
    const mongoAgain = new MongoClient(second.mongodb.url);
    expect(await mongoAgain.db('kept').collection('things').countDocuments()).toBe(1);
    await mongoAgain.close();
    const rabbitAgain = await connect(second.rabbitmq.url);
    const received = await (await rabbitAgain.createChannel()).get('kept', { noAck: true });
    expect(received ? received.content.toString() : undefined).toBe('a letter');
    await rabbitAgain.close();
    await second.stop();
    await nothingRuns(home);
  });

  it('leaves nothing running when the only process that holds it is killed', async () => {
    const home = newHome();
    const holder = holdInAnotherProcess(home, ['postgres', 'mongodb', 'rabbitmq']);
    await holder.addresses;
    expect(processesOf(home).length).toBeGreaterThan(3);
    holder.process.kill('SIGKILL');
    await nothingRuns(home);
  });

  it('leaves nothing running when holder and keeper are killed at once', async () => {
    const home = newHome();
    const holder = holdInAnotherProcess(home, ['postgres', 'mongodb', 'rabbitmq']);
    await holder.addresses;
    holder.process.kill('SIGKILL');
    killKeeper(home);
    await nothingRuns(home);
  });
});

describe('several who use one home', () => {
  it('get the same server, which stays until the last one let go', async () => {
    const home = newHome();
    const options = { home, stores: ['postgres'], say: () => undefined, keepData: false } as const;
    const [one, two] = await Promise.all([startStack(options), startStack(options)]);
    const other = holdInAnotherProcess(home, ['postgres']);
    expect(two.postgres).toEqual(one.postgres);
    expect((await other.addresses).postgres).toEqual(one.postgres);

    await one.stop();
    await two.stop();
    expect(await rows(one.postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    other.process.kill('SIGKILL');
    await nothingRuns(home);
  });

  it('start one keeper only, when ten processes start at once', async () => {
    const home = newHome();
    const holders = Array.from({ length: 10 }, () => holdInAnotherProcess(home, ['mongodb']));
    const urls = (await Promise.all(holders.map((holder) => holder.addresses))).map(({ mongodb }) => mongodb.url);
    expect(new Set(urls).size).toBe(1);
    // A keeper that finds the home taken ends by itself; on a busy machine that takes a moment.
    await until('one keeper is left', () => processesOf(home).filter((line) => line.includes('keeper.js')).length === 1);
    for (const holder of holders) holder.process.kill('SIGKILL');
    await nothingRuns(home);
  });

  it('are not led astray by the notice of a keeper that died, whose port and number others have now', async () => {
    const home = newHome();
    writeFileSync(join(home, 'keeper.json'), JSON.stringify({ pid: process.pid, port: 1, token: 'of another time' }));
    const stack = await startStack({ home, stores: ['mongodb'], say: () => undefined, keepData: false });
    expect(stack.mongodb.version).toMatch(/^\d/);
    await stack.stop();
    await nothingRuns(home);
  });
});

describe('accidents', () => {
  it('an interrupt in the middle of a start leaves nothing running, and the next start succeeds', async () => {
    const home = newHome();
    for (const afterMs of [300, 900]) {
      const holder = holdInAnotherProcess(home, ['postgres', 'rabbitmq'], 'keep');
      await new Promise((resume) => setTimeout(resume, afterMs));
      holder.process.kill('SIGKILL');
      await nothingRuns(home);
    }
    const stack = await startStack({ home, stores: ['postgres', 'rabbitmq'], say: () => undefined, keepData: true });
    expect(await rows(stack.postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stack.stop();
  });

  it('an abort gives up and leaves nothing running', async () => {
    const home = newHome();
    const interrupt = new AbortController();
    const { signal } = interrupt;
    const start = startStack({ home, stores: ['postgres', 'rabbitmq'], say: () => undefined, keepData: false, signal });
    const failed = expect(start).rejects.toThrow('changed my mind');
    await until('the keeper has come', () => processesOf(home).length > 0);
    interrupt.abort(new Error('changed my mind'));
    await failed;
    await nothingRuns(home);
  });

  it('a server that is killed comes back on the same port with its data', async () => {
    const home = newHome();
    const stack = await startStack({ home, stores: ['postgres'], say: () => undefined, keepData: false });
    const { adminUrl, pid } = stack.postgres;
    await rows(adminUrl, 'create table survivor as select 1 as one');
    process.kill(pid ?? 0, 'SIGKILL');
    await until('PostgreSQL is back', () =>
      rows(adminUrl, 'select one from survivor').then(
        (found) => found.length === 1,
        () => false,
      ),
    );
    await stack.stop();
    await nothingRuns(home);
  });

  it('a keeper that is killed is replaced, and every store comes back on the same address with its data', async () => {
    const home = newHome();
    const lines: string[] = [];
    const stack = await startStack({ home, say: (line) => void lines.push(line), keepData: true });
    await rows(stack.postgres.adminUrl, 'create table survivor as select 1 as one');
    killKeeper(home);
    await until('the stores are back', () => lines.includes('The stores are back'), 60_000);

    expect(await rows(stack.postgres.adminUrl, 'select one from survivor')).toEqual([{ one: 1 }]);
    const mongo = new MongoClient(stack.mongodb.url);
    expect(await mongo.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await mongo.close();
    await (await connect(stack.rabbitmq.url)).close();
    await stack.stop();
    await nothingRuns(home);
  });

  it('stores that do not keep their data are lost with their keeper, which is told', async () => {
    const home = newHome();
    let why = '';
    const onLost = ({ message }: Error): void => {
      why = message;
    };
    await startStack({ home, stores: ['mongodb'], say: () => undefined, keepData: false, onLost });
    killKeeper(home);
    await until('it is told', () => why !== '');
    expect(why).toContain('keeper of the stores ended');
    await nothingRuns(home);
  });

  it('an address in the environment that does not answer is an error, not a reason to take another server', async () => {
    process.env['TRIBUTARY_POSTGRES_URL'] = 'postgres://nobody:x@127.0.0.1:1/postgres';
    try {
      const start = startStack({ home: newHome(), stores: ['postgres'], say: () => undefined, keepData: false });
      await expect(start).rejects.toThrow('TRIBUTARY_POSTGRES_URL');
    } finally {
      delete process.env['TRIBUTARY_POSTGRES_URL'];
    }
  });
});
