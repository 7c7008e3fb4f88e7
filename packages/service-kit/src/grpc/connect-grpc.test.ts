import { status } from '@grpc/grpc-js';
import type { Employee, GetEmployeeRequest } from '@tributary/contracts/directory';
import {
  anEmployee,
  type EmployeeDoors,
  employeeId,
  employeeMethods,
  type Identities,
  makeIdentities,
  serveEmployees,
  silent,
  successorId,
  tokenOf,
} from '../../test/employees';
import { rawCall } from '../../test/raw-call';
import { serviceActor } from '../actor';
import { type CallContext, runInCall } from '../call-context';
import type { Identity } from '../identity/make-identity';
import { metrics } from '../telemetry/metrics';
import { connectGrpc, type Peer } from './connect-grpc';
import { command, query } from './doors';
import { RemoteRefusal } from './remote-refusal';
import type { GrpcServer } from './serve-grpc';

let identities: Identities;
const open: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  identities = await makeIdentities();
});
afterAll(() => identities.remove());
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.stop();
});

async function serve(doors: EmployeeDoors, port = 0): Promise<GrpcServer> {
  const server = await serveEmployees({ identity: identities.directory, doors, port, limits: { drainMs: 100 } });
  open.push(server);
  return server;
}

function connect(port: number, identity: Identity = identities.leads, readyMs = 2_000): Peer<typeof employeeMethods> {
  const peer = connectGrpc({ service: employeeMethods }, { address: `127.0.0.1:${port}`, identity, log: silent, readyMs });
  open.push(peer);
  return peer;
}

const refusalOf = async (answer: Promise<unknown>): Promise<RemoteRefusal> => {
  const error = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RemoteRefusal) return error;
  throw new Error('the peer did not refuse', { cause: error });
};

/** Fails as unavailable a number of times, then answers. */
function flaky(failures: number): { readonly answer: () => Promise<Employee>; readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    answer: async () => {
      asked += 1;
      if (asked <= failures) throw Object.assign(new Error('down'), { errorCode: 'service.unavailable' });
      return anEmployee({ version: asked });
    },
  };
}

const within = (overrides: Partial<CallContext> = {}): CallContext => ({
  method: '/tributary.leads.v1.LeadService/ClaimLead',
  actor: serviceActor('leads'),
  signal: new AbortController().signal,
  originIp: '203.0.113.7',
  ...overrides,
});

describe('asking a peer', () => {
  it('answers with the typed reply', async () => {
    const { port } = await serve({
      getEmployee: query(async (request) => anEmployee({ employeeId: request.employeeId, name: 'E' })),
    });
    expect(await connect(port).getEmployee({ employeeId })).toMatchObject({ employeeId, name: 'E' });
  });

  it('throws what the peer refused, with details and fields', async () => {
    const { port } = await serve({ getEmployee: query(async () => ({ refused: 'record.not-found', details: { asked: 3 } })) });
    const refusal = await refusalOf(connect(port).getEmployee({ employeeId }));
    expect(refusal).toMatchObject({ refused: 'record.not-found', details: { asked: '3' }, status: status.NOT_FOUND });
    const invalid = await refusalOf(connect(port).getEmployee({ employeeId: 'x' }));
    expect(invalid).toMatchObject({ refused: 'request.invalid', violations: [{ field: 'employeeId', rule: 'string.uuid' }] });
  });

  it('passes the same refusal on when nobody handles it', async () => {
    const { port } = await serve({ getEmployee: query(async () => ({ refused: 'record.not-found', details: { asked: 3 } })) });
    const owner = connect(port);
    const between = await serve({ getEmployee: query((request) => owner.getEmployee(request)) });
    const answer = await rawCall(
      between.port,
      employeeMethods.getEmployee.path,
      employeeMethods.getEmployee.requestSerialize({ employeeId }),
      await identities.gateway.tokenFor(),
    );
    expect(answer).toMatchObject({ status: status.NOT_FOUND, code: 'record.not-found', details: { asked: '3' } });
  });
});

it('a service whose own token a peer does not take answers that it is broken, not that the user should sign in', async () => {
  const { port } = await serve({ getEmployee: query(async () => anEmployee()) });
  const strangers = await makeIdentities();
  const owner = connect(port, strangers.leads);
  const between = await serve({ getEmployee: query((request) => owner.getEmployee(request)) });
  const refusal = await refusalOf(connect(between.port).getEmployee({ employeeId }));
  expect(refusal).toMatchObject({ refused: 'service.internal', details: {} });
  await strangers.remove();
});

describe('what travels along', () => {
  const seen: CallContext[] = [];
  const remember = query<GetEmployeeRequest, Employee>(async (_, __, call) => {
    seen.push(call);
    return anEmployee();
  });
  beforeEach(() => void seen.splice(0));

  it('is the acting user and the origin, through two services', async () => {
    const { port } = await serve({ getEmployee: remember });
    const owner = connect(port, identities.marketing);
    const between = await serve({ getEmployee: query((request) => owner.getEmployee(request)) });
    const token = await tokenOf(identities.directory, 'directory.read');
    await connect(between.port, identities.gateway).getEmployee({ employeeId }, { actingToken: token });
    expect(seen).toMatchObject([
      { actor: { kind: 'employee', id: 'e-1', via: 'marketing' }, actingToken: token, originIp: '127.0.0.1' },
    ]);
  });

  it('is nobody when a service asks as itself', async () => {
    const { port } = await serve({ getEmployee: remember });
    const actingToken = await tokenOf(identities.directory);
    await runInCall(within({ actingToken }), () => connect(port).getEmployee({ employeeId }, { asOurselves: true }));
    expect(seen).toMatchObject([{ actor: { kind: 'service', id: 'leads' }, originIp: '203.0.113.7' }]);
  });

  it('is the time that is left', async () => {
    const { port } = await serve({ getEmployee: remember });
    const deadline = new Date(Date.now() + 1_500);
    await runInCall(within({ deadline }), () => connect(port).getEmployee({ employeeId }, { deadlineMs: 60_000 }));
    const [call] = seen;
    expect(call?.deadline?.getTime()).toBeLessThanOrEqual(deadline.getTime() + 50);
  });

  it('is the news that the caller hung up', async () => {
    let peerNoticed = (): void => undefined;
    let started = (): void => undefined;
    const noticed = new Promise<void>((resolve) => {
      peerNoticed = resolve;
    });
    const underWay = new Promise<void>((resolve) => {
      started = resolve;
    });
    const { port } = await serve({
      getEmployee: query((_, __, { signal }) => {
        signal.addEventListener('abort', peerNoticed);
        started();
        return new Promise(() => undefined);
      }),
    });
    const caller = new AbortController();
    const answer = refusalOf(runInCall(within({ signal: caller.signal }), () => connect(port).getEmployee({ employeeId })));
    await underWay;
    caller.abort();
    expect((await answer).status).toBe(status.CANCELLED);
    await noticed;
  });
});

describe('a peer that is unavailable', () => {
  it('is asked again what only reads, and the retries are counted', async () => {
    const peer = flaky(2);
    const { port } = await serve({ getEmployee: query(peer.answer) });
    expect(await connect(port).getEmployee({ employeeId })).toMatchObject({ version: 3 });
    expect(await metrics.metrics()).toMatch(/tributary_grpc_client_retries_total\{method=".*GetEmployee"\} 2/);
  });

  it('is asked four times and no more', async () => {
    const peer = flaky(Number.POSITIVE_INFINITY);
    const { port } = await serve({ getEmployee: query(peer.answer) });
    expect(await refusalOf(connect(port).getEmployee({ employeeId }))).toMatchObject({ refused: 'service.unavailable' });
    expect(peer.asked()).toBe(4);
  });

  it('is asked a command once without an idempotency key, and again with one', async () => {
    const token = await tokenOf(identities.directory, 'directory.manage');
    const request = { employeeId, successorId };
    const [once, again] = [flaky(1), flaky(1)];
    const doors = (peer: typeof once): EmployeeDoors => ({
      markEmployeeLeft: command({ run: peer.answer, reply: (employee) => employee }),
    });
    const [first, second] = [await serve(doors(once)), await serve(doors(again))];
    await refusalOf(connect(first.port).markEmployeeLeft(request, { actingToken: token }));
    await connect(second.port).markEmployeeLeft(request, { actingToken: token, idempotencyKey: 'leave-1' });
    expect([once.asked(), again.asked()]).toEqual([1, 2]);
  });

  it('is not asked again what it refused', async () => {
    let asked = 0;
    const { port } = await serve({
      getEmployee: query(async () => {
        asked += 1;
        return { refused: 'record.version-conflict' };
      }),
    });
    await refusalOf(connect(port).getEmployee({ employeeId }));
    expect(asked).toBe(1);
  });

  it('is waited for while it restarts', async () => {
    const { port, stop } = await serveEmployees({ identity: identities.directory, doors: {} });
    await stop();
    const answer = connect(port, identities.leads, 5_000).getEmployee({ employeeId });
    await serve({ getEmployee: query(async () => anEmployee()) }, port);
    expect(await answer).toMatchObject({ employeeId });
  });

  it('is given up soon when nobody listens', async () => {
    const { port, stop } = await serveEmployees({ identity: identities.directory, doors: {} });
    await stop();
    const before = Date.now();
    expect(await refusalOf(connect(port, identities.leads, 50).getEmployee({ employeeId }))).toMatchObject({
      refused: 'service.unavailable',
    });
    expect(Date.now() - before).toBeLessThan(3_000);
  });

  it('and answers too late is not waited for', async () => {
    const { port } = await serve({ getEmployee: query(() => new Promise(() => undefined)) });
    const refusal = await refusalOf(connect(port).getEmployee({ employeeId }, { deadlineMs: 100 }));
    expect(refusal.refused).toBe('request.deadline-exceeded');
  });
});
