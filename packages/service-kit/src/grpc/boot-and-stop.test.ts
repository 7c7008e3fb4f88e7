import { Client, credentials, logVerbosity, type ServiceDefinition, setLogVerbosity, status } from '@grpc/grpc-js';
import { GetEmployeeRequest } from '@tributary/contracts/directory';
import { service as healthService } from 'grpc-health-check';
import {
  anEmployee,
  employeeId,
  employeeMethods,
  type Identities,
  makeIdentities,
  serveEmployees,
  silent,
} from '../../test/employees';
import { rawCall } from '../../test/raw-call';
import { query } from './doors';
import { type GrpcServer, serveGrpc } from './serve-grpc';

const { path } = employeeMethods.getEmployee;
const request = GetEmployeeRequest.encode({ employeeId }).finish();

let identities: Identities;
beforeAll(async () => {
  identities = await makeIdentities();
});
afterAll(() => identities.remove());

describe('a service does not start (PERM-4)', () => {
  const starting = (definition: ServiceDefinition, implementation: Record<string, () => void>): Promise<GrpcServer> =>
    serveGrpc({ port: 0, identity: identities.directory, log: silent, services: [{ definition, implementation }] });
  const { getEmployee } = employeeMethods;

  it('with a method that does not say who may call it', async () => {
    const definition = { check: healthService['Check'] } as ServiceDefinition;
    await expect(starting(definition, { check: query(async () => ({})) as never })).rejects.toThrow(
      'PERM-4: /grpc.health.v1.Health/Check',
    );
  });

  it('with a handler that would answer without a door', async () => {
    await expect(starting({ getEmployee }, { getEmployee: () => undefined })).rejects.toThrow(`'getEmployee' of ${path}`);
  });

  it('with a method that nobody handles', async () => {
    await expect(starting({ getEmployee }, {})).rejects.toThrow(`'getEmployee' of ${path}`);
  });

  it('on a port that is taken', async () => {
    setLogVerbosity(logVerbosity.NONE);
    const server = await serveEmployees({ identity: identities.directory, doors: {} });
    await expect(serveEmployees({ identity: identities.directory, doors: {}, port: server.port })).rejects.toThrow('EADDRINUSE');
    await server.stop();
  });
});

it('a door cannot be opened without its server', () => {
  const handler = query(async () => ({}));
  expect(() => handler(undefined as never, undefined as never)).toThrow('serveGrpc');
});

describe('a service that stops', () => {
  it('answers what is under way and takes nothing new', async () => {
    let finish = (): void => undefined;
    let started = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      started = resolve;
    });
    const server = await serveEmployees({
      identity: identities.directory,
      doors: {
        getEmployee: query(async () => {
          started();
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          return anEmployee();
        }),
      },
    });
    const headers = await identities.leads.tokenFor();
    const answer = rawCall(server.port, path, request, headers);
    await underWay;

    const stopped = server.stop();
    expect(await rawCall(server.port, path, request, headers)).toMatchObject({ status: status.UNAVAILABLE });
    finish();
    expect(await answer).toMatchObject({ status: status.OK });
    await stopped;
  });

  it('does not wait for ever', async () => {
    let started = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      started = resolve;
    });
    const server = await serveEmployees({
      identity: identities.directory,
      limits: { drainMs: 50 },
      doors: {
        getEmployee: query(() => {
          started();
          return new Promise(() => undefined);
        }),
      },
    });
    const answer = rawCall(server.port, path, request, await identities.leads.tokenFor());
    await underWay;
    await server.stop();
    expect((await answer).status).not.toBe(status.OK);
  });
});

describe('beside its own methods a service has', () => {
  let server: GrpcServer;
  let client: Client;
  beforeAll(async () => {
    server = await serveEmployees({ identity: identities.directory, doors: {} });
    client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure());
  });
  afterAll(async () => {
    client.close();
    await server.stop();
  });

  it('health checks, for itself and each of its services, for anybody', async () => {
    const { Check } = healthService;
    if (!Check) throw new Error('no Check');
    const check = (service: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(Check.path, Check.requestSerialize, Check.responseDeserialize, { service }, (error, reply) =>
          error ? reject(error) : resolve(reply),
        );
      });
    expect(await check('')).toEqual({ status: 'SERVING' });
    expect(await check('tributary.directory.v1.EmployeeService')).toEqual({ status: 'SERVING' });
    await expect(check('tributary.leads.v1.LeadService')).rejects.toMatchObject({ code: status.NOT_FOUND });
  });

  it('reflection of what it serves', async () => {
    const services = await listServices(client);
    expect(services).toContain('tributary.directory.v1.EmployeeService');
    expect(services).toContain('tributary.directory.v1.SessionService');
    expect(services).not.toContain('tributary.leads.v1.LeadService');
  });
});

/** `list_services` is field 7 of the request; the names stand in the reply as they are. */
function listServices(client: Client): Promise<string> {
  const asItIs = (bytes: Buffer): Buffer => bytes;
  const call = client.makeBidiStreamRequest('/grpc.reflection.v1.ServerReflection/ServerReflectionInfo', asItIs, asItIs);
  return new Promise<string>((resolve, reject) => {
    call.on('data', (reply: Buffer) => resolve(reply.toString('latin1')));
    call.on('error', reject);
    call.write(Buffer.from([0x3a, 0x00]));
  }).finally(() => call.end());
}
