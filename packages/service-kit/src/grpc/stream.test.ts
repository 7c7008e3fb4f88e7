import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { MethodFacts } from '@tributary/contracts';
import { Employee, GetEmployeeRequest } from '@tributary/contracts/directory';
import { anEmployee, employeeId, type Identities, makeIdentities, silent } from '../../test/employees';
import { connectGrpc, type Peer } from './connect-grpc';
import { doorOf, stream } from './doors';
import { RemoteRefusal } from './remote-refusal';
import { serveStream } from './serve-method';

/** As the generator would make it of `rpc WatchEmployees(GetEmployeeRequest) returns (stream Employee)`. */
const watchEmployees = {
  path: '/tributary.directory.v1.EmployeeService/WatchEmployees' as const,
  requestStream: false as const,
  responseStream: true as const,
  requestSerialize: (value: GetEmployeeRequest): Buffer => Buffer.from(GetEmployeeRequest.encode(value).finish()),
  requestDeserialize: (value: Buffer): GetEmployeeRequest => GetEmployeeRequest.decode(value),
  responseSerialize: (value: Employee): Buffer => Buffer.from(Employee.encode(value).finish()),
  responseDeserialize: (value: Buffer): Employee => Employee.decode(value),
};

const facts: MethodFacts = {
  path: watchEmployees.path,
  service: 'directory',
  permission: 'directory.read',
  services: ['gateway'],
  public: false,
  http: undefined,
  input: 'tributary.directory.v1.GetEmployeeRequest',
  output: 'tributary.directory.v1.Employee',
  kind: 'server_streaming',
  idempotent: true,
};

type Handler = Parameters<typeof stream<GetEmployeeRequest, Employee>>[0];

let identities: Identities;
let stopping: AbortController;
const open: (() => void)[] = [];

beforeAll(async () => {
  identities = await makeIdentities();
});
afterAll(() => identities.remove());
beforeEach(() => {
  stopping = new AbortController();
});
afterEach(() => {
  for (const close of open.splice(0).reverse()) close();
});

async function watching(
  handler: Handler,
  identity = identities.gateway,
): Promise<Peer<{ watchEmployees: typeof watchEmployees }>> {
  const door = doorOf(stream(handler));
  if (door?.kind !== 'server_streaming') throw new Error('stream makes streams');
  const { requestDeserialize: decode, responseSerialize: encode } = watchEmployees;
  const served = {
    facts,
    door,
    identity: identities.directory,
    log: silent,
    longestMs: 30_000,
    stopping: stopping.signal,
    decode,
    encode: encode as (reply: unknown) => Buffer,
  };
  const asItIs = (bytes: Buffer): Buffer => bytes;
  const server = new Server();
  server.register(watchEmployees.path, serveStream(served), asItIs, asItIs, 'serverStream');
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const peer = connectGrpc({ service: { watchEmployees } }, { address: `127.0.0.1:${port}`, identity, log: silent });
  open.push(
    () => server.forceShutdown(),
    () => void peer.stop(),
  );
  return peer;
}

async function read(
  replies: AsyncIterable<Employee>,
): Promise<{ readonly versions: number[]; readonly refusal?: RemoteRefusal }> {
  const versions: number[] = [];
  try {
    for await (const { version } of replies) versions.push(version);
    return { versions };
  } catch (error) {
    if (error instanceof RemoteRefusal) return { versions, refusal: error };
    throw error;
  }
}

const forEver = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

describe('a stream', () => {
  it('gives replies in order and ends', async () => {
    const peer = await watching(async function* () {
      for (let version = 1; version <= 500; version++) yield anEmployee({ version });
    });
    expect((await read(peer.watchEmployees({ employeeId }))).versions).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
  });

  it('ends with the refusal its handler returns', async () => {
    const peer = await watching(async function* () {
      yield anEmployee({ version: 1 });
      return { refused: 'record.not-found' };
    });
    expect(await read(peer.watchEmployees({ employeeId }))).toMatchObject({
      versions: [1],
      refusal: { refused: 'record.not-found' },
    });
  });

  it('ends with an internal error when its handler fails, and says no more', async () => {
    const peer = await watching(async function* () {
      yield anEmployee({ version: 1 });
      throw new Error('canary');
    });
    const { refusal } = await read(peer.watchEmployees({ employeeId }));
    expect(refusal).toMatchObject({ refused: 'service.internal', status: status.INTERNAL });
    expect(refusal?.message).not.toContain('canary');
  });

  it('is not opened for who may not, nor for what is not valid', async () => {
    let opened = 0;
    const handler: Handler = async function* () {
      opened += 1;
      yield anEmployee();
    };
    const stranger = await watching(handler, identities.leads);
    expect(await read(stranger.watchEmployees({ employeeId }))).toMatchObject({
      versions: [],
      refusal: { refused: 'permission.denied' },
    });
    const friend = await watching(handler);
    expect(await read(friend.watchEmployees({ employeeId: 'x' }))).toMatchObject({ refusal: { refused: 'request.invalid' } });
    expect(opened).toBe(0);
  });

  it('closes its handler when the reader leaves', async () => {
    let closed = (): void => undefined;
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const peer = await watching(async function* (_, __, { signal }) {
      try {
        yield anEmployee({ version: 1 });
        await forEver(signal);
      } finally {
        closed();
      }
    });
    for await (const { version } of peer.watchEmployees({ employeeId })) {
      expect(version).toBe(1);
      break;
    }
    await isClosed;
  });

  it('ends when the service stops, so that the reader comes back elsewhere', async () => {
    const peer = await watching(async function* (_, __, { signal }) {
      yield anEmployee({ version: 1 });
      stopping.abort();
      await forEver(signal);
    });
    expect(await read(peer.watchEmployees({ employeeId }))).toMatchObject({
      versions: [1],
      refusal: { refused: 'service.unavailable' },
    });
  });

  it('does not run ahead of a slow reader', async () => {
    let made = 0;
    const peer = await watching(async function* () {
      for (; made < 100_000; made++) yield anEmployee({ version: made, name: 'x'.repeat(1_000) });
    });
    for await (const _ of peer.watchEmployees({ employeeId })) break;
    expect(made).toBeLessThan(10_000);
  });
});
