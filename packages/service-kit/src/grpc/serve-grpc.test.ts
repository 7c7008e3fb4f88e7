import { status } from '@grpc/grpc-js';
import {
  type Employee,
  GetEmployeeRequest,
  IssueIntegrationTokenRequest,
  IssueIntegrationTokenResponse,
  MarkEmployeeLeftRequest,
} from '@tributary/contracts/directory';
import {
  anEmployee,
  type EmployeeDoors,
  employeeId,
  employeeMethods,
  type Identities,
  makeIdentities,
  serveEmployees,
  successorId,
  tokenOf,
} from '../../test/employees';
import { type RawAnswer, rawCall } from '../../test/raw-call';
import { type CallContext, currentCall } from '../call-context';
import { makeLog } from '../log/make-log';
import { metrics } from '../telemetry/metrics';
import { query } from './doors';
import type { GrpcLimits, GrpcServer } from './serve-grpc';

const paths = {
  get: employeeMethods.getEmployee.path,
  leave: employeeMethods.markEmployeeLeft.path,
  issue: employeeMethods.issueIntegrationToken.path,
};
const getRequest = GetEmployeeRequest.encode({ employeeId }).finish();
const leaveRequest = MarkEmployeeLeftRequest.encode({ employeeId, successorId }).finish();
const issueRequest = IssueIntegrationTokenRequest.encode({ clientId: 'call-centre', clientSecret: 'x'.repeat(20) }).finish();

let identities: Identities;
let server: GrpcServer | undefined;
const logged: string[] = [];
const log = makeLog({ service: 'directory', level: 'warn', destination: { write: (line) => void logged.push(line) } });

beforeAll(async () => {
  identities = await makeIdentities();
});
afterAll(() => identities.remove());
beforeEach(() => void logged.splice(0));
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function serve(doors: EmployeeDoors, limits?: Partial<GrpcLimits>): Promise<void> {
  server = await serveEmployees({ identity: identities.directory, doors, log, ...(limits && { limits }) });
}
const call = (path: string, request: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<RawAnswer> =>
  rawCall(server?.port ?? 0, path, request, headers);
const reader = async (): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await tokenOf(identities.directory, 'directory.read')}`,
});

describe('access', () => {
  const seen: CallContext[] = [];
  const remember = (context: CallContext): void => void seen.push(context);
  beforeEach(async () => {
    seen.splice(0);
    await serve({
      getEmployee: query(async (_, __, context) => {
        remember(context);
        return anEmployee();
      }),
      issueIntegrationToken: query(async (_, __, context) => {
        remember(context);
        return IssueIntegrationTokenResponse.fromPartial({ tokenType: 'Bearer' });
      }),
    });
  });

  it('is refused without a token, and no handler runs', async () => {
    expect(await call(paths.get, getRequest)).toMatchObject({ status: status.UNAUTHENTICATED, code: 'token.missing' });
    expect(seen).toHaveLength(0);
  });

  it('is refused without the permission, before the request is looked at', async () => {
    const headers = { authorization: `Bearer ${await tokenOf(identities.directory, 'leads.read')}` };
    expect(await call(paths.get, Buffer.from('no request at all'), headers)).toMatchObject({
      status: status.PERMISSION_DENIED,
      code: 'permission.denied',
      details: { permission: 'directory.read' },
      fields: [],
    });
  });

  it('is given to the employee, with their token for the next service', async () => {
    const headers = await reader();
    expect(await call(paths.get, getRequest, headers)).toMatchObject({ status: status.OK });
    expect(seen[0]).toMatchObject({ method: paths.get, actor: { kind: 'employee', id: 'e-1' }, originIp: '127.0.0.1' });
    expect(`Bearer ${seen[0]?.actingToken}`).toBe(headers['authorization']);
  });

  it('is given to a listed service, and to any service for an employee who may', async () => {
    const token = await tokenOf(identities.directory, 'directory.read');
    expect(await call(paths.get, getRequest, await identities.leads.tokenFor())).toMatchObject({ status: status.OK });
    expect(await call(paths.get, getRequest, await identities.masterData.tokenFor())).toMatchObject({
      code: 'permission.denied',
    });
    expect(await call(paths.get, getRequest, await identities.masterData.tokenFor(token))).toMatchObject({ status: status.OK });
    expect(seen.map(({ actor }) => [actor.kind, actor.via])).toEqual([
      ['service', undefined],
      ['employee', 'master-data'],
    ]);
  });

  it('is given to anybody where it is public, but not with a bad token', async () => {
    expect(await call(paths.issue, issueRequest)).toMatchObject({ status: status.OK });
    expect(await call(paths.issue, issueRequest, { authorization: 'Bearer a.b.c' })).toMatchObject({ code: 'token.invalid' });
  });

  it('believes a service about where a request came from, and nobody else', async () => {
    const forwarded = { 'x-origin-ip': '203.0.113.7' };
    await call(paths.get, getRequest, { ...(await identities.gateway.tokenFor()), ...forwarded });
    await call(paths.get, getRequest, { ...(await reader()), ...forwarded });
    expect(seen.map(({ originIp }) => originIp)).toEqual(['203.0.113.7', '127.0.0.1']);
  });
});

describe('requests', () => {
  beforeEach(() => serve({ getEmployee: query(async () => anEmployee()) }, { requestBytes: 10_000 }));

  it('that break the schema are refused with every field, in proto3 JSON spelling', async () => {
    const request = GetEmployeeRequest.encode({ employeeId: 'not an id' }).finish();
    expect(await call(paths.get, request, await reader())).toMatchObject({
      status: status.INVALID_ARGUMENT,
      code: 'request.invalid',
      fields: ['employeeId'],
    });
  });

  it.each([
    ['no protobuf', Buffer.from([0xff, 0xff, 0xff])],
    ['cut off', Buffer.from(getRequest).subarray(0, 10)],
  ])('that are malformed (%s) are refused as such', async (_, bytes) => {
    expect(await call(paths.get, bytes, await reader())).toMatchObject({
      status: status.INVALID_ARGUMENT,
      code: 'request.malformed',
    });
  });

  it('that are too large never reach us', async () => {
    const request = GetEmployeeRequest.encode({ employeeId: 'x'.repeat(20_000) }).finish();
    expect(await call(paths.get, request, await reader())).toMatchObject({ status: status.RESOURCE_EXHAUSTED });
  });

  it.each([[''], ['a b'], ['x'.repeat(256)]])('with the malformed idempotency key "%s" are refused', async (key) => {
    const answer = await call(paths.get, getRequest, { ...(await reader()), 'idempotency-key': key });
    expect(answer).toMatchObject({ code: 'request.invalid', fields: ['idempotency-key'] });
  });
});

describe('answers', () => {
  const answering = async (handler: () => Promise<Employee | { refused: 'record.not-found' }>): Promise<RawAnswer> => {
    await serve({ getEmployee: query(handler) });
    return call(paths.get, getRequest, await reader());
  };
  const throwing = (error: unknown): Promise<RawAnswer> =>
    answering(async () => {
      throw error;
    });

  it('carry a refusal with its code and details', async () => {
    const answer = await answering(async () => ({
      refused: 'record.not-found' as const,
      details: { asked: 1 },
      field: 'employeeId',
    }));
    expect(answer).toMatchObject({
      status: status.NOT_FOUND,
      code: 'record.not-found',
      details: { asked: '1' },
      fields: ['employeeId'],
    });
    expect(logged).toHaveLength(0);
  });

  it('carry a thrown refusal as well', async () => {
    const error = Object.assign(new Error('same key'), { refused: 'request.in-progress' });
    expect(await throwing(error)).toMatchObject({ status: status.ABORTED, code: 'request.in-progress' });
  });

  it.each([['errorCode'], ['code']])('take the code that an error names as %s', async (property) => {
    const error = Object.assign(new Error('connection to 10.0.0.1 lost'), { [property]: 'service.unavailable' });
    const answer = await throwing(error);
    expect(answer).toMatchObject({ status: status.UNAVAILABLE, code: 'service.unavailable' });
    expect(JSON.stringify(answer)).not.toContain('10.0.0.1');
    expect(logged.join('')).toContain('call could not be answered');
  });

  it.each([
    ['an error', new Error('canary in the message')],
    ['a driver’s error', Object.assign(new Error('canary'), { code: '23505', detail: 'Key (phone)=(canary)' })],
    ['a refusal with a code nobody knows', { refused: 'canary.code' }],
    ['an internal refusal with details', { refused: 'service.internal', details: { sql: 'canary' } }],
    ['nothing', undefined],
  ])('say nothing of %s but that it is ours, and log it', async (_, error) => {
    const answer = await throwing(error);
    expect(answer).toMatchObject({ status: status.INTERNAL, code: 'service.internal', details: {} });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', method: paths.get, code: 'service.internal' },
    ]);
  });

  it('are an internal error when the reply cannot be encoded', async () => {
    expect(await answering(async () => ({}) as Employee)).toMatchObject({ code: 'service.internal' });
  });

  it('come in time, even from a handler that never ends', async () => {
    let signal: AbortSignal | undefined;
    await serve(
      {
        getEmployee: query((_, __, context) => {
          signal = context.signal;
          return new Promise(() => undefined);
        }),
      },
      { answerMs: 50 },
    );
    expect(await call(paths.get, getRequest, await reader())).toMatchObject({ code: 'request.deadline-exceeded' });
    expect(signal?.aborted).toBe(true);
  });

  it('know their call wherever they are made', async () => {
    await serve({
      getEmployee: query(async () => {
        await new Promise(setImmediate);
        return anEmployee({ name: currentCall()?.actor.id ?? 'nobody' });
      }),
    });
    const { reply } = await call(paths.get, getRequest, await reader());
    expect(reply && employeeMethods.getEmployee.responseDeserialize(reply).name).toBe('e-1');
    expect(currentCall()).toBeUndefined();
  });

  it('are counted by method and status, refusals by code', async () => {
    await answering(async () => ({ refused: 'record.not-found' }));
    const shown = await metrics.metrics();
    expect(shown).toMatch(new RegExp(`tributary_grpc_server_seconds_count\\{method="${paths.get}",status="NOT_FOUND"\\} [1-9]`));
    expect(shown).toMatch(
      new RegExp(`tributary_grpc_server_refusals_total\\{method="${paths.get}",code="record.not-found"\\} [1-9]`),
    );
    expect(shown).toMatch(new RegExp(`tributary_grpc_server_calls_in_progress\\{method="${paths.get}"\\} 0`));
  });
});

it('a request is decoded once it is valid, for the right method', async () => {
  const asked: string[] = [];
  await serve({
    markEmployeeLeft: query(async (request) => {
      asked.push(request.successorId);
      return anEmployee();
    }),
  });
  const headers = { authorization: `Bearer ${await tokenOf(identities.directory, 'directory.manage')}` };
  await call(paths.leave, leaveRequest, headers);
  expect(asked).toEqual([successorId]);
});
