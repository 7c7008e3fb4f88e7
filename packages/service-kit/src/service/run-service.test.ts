import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { employeeId, employeeMethods, successorId, tokenOf } from '../../test/employees';
import { rawCall } from '../../test/raw-call';
import { bundle, removeBundle, type ServiceProcess, startProcess } from '../../test/start-process';
import { generateKeys, type KeyFiles } from '../identity/generate-keys';
import { type Identity, makeIdentity } from '../identity/make-identity';

// Eleven processes start here, on machines that do much else.
jest.setTimeout(30_000);

const fixtures = {
  owner: require.resolve('../../test/fixtures/owner-main'),
  asker: require.resolve('../../test/fixtures/asker-main'),
  lateTelemetry: require.resolve('../../test/fixtures/late-telemetry-main'),
  noTelemetry: require.resolve('../../test/fixtures/no-telemetry-main'),
};
const bundles = new Map<string, string>();
const processes: ServiceProcess[] = [];
let folder: string;
let files: KeyFiles;
let directory: Identity;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-service-'));
  files = await generateKeys({ folder, services: ['directory', 'gateway', 'leads'] });
  directory = await makeIdentity({ service: 'directory', keyFile: keyFile('directory'), trustedKeysFile: files.trustedKeysFile });
  for (const source of Object.values(fixtures)) bundles.set(source, await bundle(source));
});
afterEach(async () => {
  for (const process of processes.splice(0)) {
    process.kill('SIGKILL');
    await process.exitCode;
  }
});
afterAll(async () => {
  await Promise.all([...bundles.values()].map(removeBundle));
  await rm(folder, { recursive: true });
});

const keyFile = (service: string): string => files.keyFiles[service] ?? '';

function start(source: string, service: string, env: Readonly<Record<string, string>> = {}, ...args: string[]): ServiceProcess {
  const common = {
    GRPC_PORT: '0',
    HTTP_PORT: '0',
    SERVICE_KEY_FILE: keyFile(service),
    TRUSTED_KEYS_FILE: files.trustedKeysFile,
  };
  const process = startProcess(bundles.get(source) ?? '', { ...common, ...env }, ...args);
  processes.push(process);
  return process;
}

const grpcPort = async (process: ServiceProcess): Promise<number> => Number((await process.logged('gRPC door is open'))['port']);
const httpUrl = async (process: ServiceProcess): Promise<string> =>
  `http://127.0.0.1:${(await process.logged('health and metrics are open'))['port']}`;
const employeeToken = async (): Promise<string> => `Bearer ${await tokenOf(directory, 'directory.read', 'directory.manage')}`;
const { getEmployee, markEmployeeLeft, issueIntegrationToken } = employeeMethods;
const getRequest = getEmployee.requestSerialize({ employeeId });

describe('a service that cannot start', () => {
  it('names every variable that is missing or wrong, with what it is for, and says by its status that a restart is no use', async () => {
    const process = start(fixtures.asker, 'gateway', { GRPC_PORT: 'x', TRUSTED_KEYS_FILE: '' });
    expect(await process.exitCode).toBe(78);
    for (const variable of ['GRPC_PORT', 'TRUSTED_KEYS_FILE', 'DIRECTORY_ADDRESS'])
      expect(process.errors()).toContain(`${variable}: `);
    expect(process.errors()).toContain('Where the gRPC door of directory is');
    expect(process.errors()).not.toContain('HTTP_PORT');
  });

  it('says what is wrong with its keys', async () => {
    const process = start(fixtures.owner, 'gateway');
    expect(await process.exitCode).toBe(1);
    expect(process.lines.at(-1)).toMatchObject({
      level: 'fatal',
      err: { message: expect.stringContaining("the key of 'gateway'") },
    });
  });

  it('is one without telemetry, or with telemetry too late', async () => {
    const [without, late] = [start(fixtures.noTelemetry, 'leads'), start(fixtures.lateTelemetry, 'leads')];
    expect([await without.exitCode, await late.exitCode]).toEqual([1, 1]);
    expect(without.lines.at(-1)).toMatchObject({ err: { message: expect.stringContaining('@tributary/service-kit/telemetry') } });
    expect(late.errors()).toContain('@grpc/grpc-js');
  });
});

describe('a service that runs', () => {
  it('shows health and metrics, and stops in order when told to', async () => {
    const process = start(fixtures.owner, 'directory');
    await process.logged('ready');
    const [http, port] = [await httpUrl(process), await grpcPort(process)];
    const { status } = await rawCall(port, getEmployee.path, getRequest, { authorization: await employeeToken() });
    expect(status).toBe(0);
    expect((await fetch(`${http}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${http}/health/ready`)).json()).toEqual({ ready: true, failing: [] });
    expect((await fetch(`${http}/elsewhere`)).status).toBe(404);
    const metrics = await (await fetch(`${http}/metrics`)).text();
    expect(metrics).toContain('tributary_grpc_server_seconds_count');
    expect(metrics).toContain('process_resident_memory_bytes');

    process.kill('SIGTERM');
    expect(await process.exitCode).toBe(0);
    expect(process.lines.at(-1)).toMatchObject({ msg: 'stopped', service: 'directory', level: 'info' });
    expect(process.errors()).toBe('');
  });

  it('migrates only when asked, alone or before it starts', async () => {
    const [plain, alone, both] = [
      start(fixtures.owner, 'directory'),
      start(fixtures.owner, 'directory', {}, '--migrate'),
      start(fixtures.owner, 'directory', { MIGRATE_ON_START: 'true' }),
    ];
    expect(await alone.exitCode).toBe(0);
    expect(alone.lines.map(({ msg }) => msg)).toEqual(['migration ran', 'migrated']);
    await Promise.all([plain.logged('ready'), both.logged('ready')]);
    expect(plain.lines.map(({ msg }) => msg)).not.toContain('migration ran');
    const messages = both.lines.map(({ msg }) => msg);
    expect(messages.indexOf('migration ran')).toBeLessThan(messages.indexOf('gRPC door is open'));
    expect(messages).toContain('migration ran');
  });

  it('ends with a line in the log when an error reaches nobody', async () => {
    const process = start(fixtures.owner, 'directory');
    const port = await grpcPort(process);
    const request = markEmployeeLeft.requestSerialize({ employeeId, successorId });
    await rawCall(port, markEmployeeLeft.path, request, { authorization: await employeeToken() });
    expect(await process.exitCode).toBe(1);
    expect(process.lines.at(-1)).toMatchObject({ level: 'fatal', err: { message: 'nobody catches this' } });
  });
});

describe('a service that does not stop by itself', () => {
  const hanging = async (env: Record<string, string>): Promise<ServiceProcess> => {
    const process = start(fixtures.owner, 'directory', env);
    const request = issueIntegrationToken.requestSerialize({ clientId: 'call-centre', clientSecret: 'x'.repeat(20) });
    void rawCall(await grpcPort(process), issueIntegrationToken.path, request);
    await process.logged('a call hangs');
    process.kill('SIGTERM');
    await process.logged('stopping');
    return process;
  };

  it('is ended by time', async () => {
    const process = await hanging({ SHUTDOWN_SECONDS: '1' });
    expect(await process.exitCode).toBe(1);
    expect(process.lines.at(-1)).toMatchObject({ msg: 'did not stop in time' });
  });

  it('is ended by a second signal at once', async () => {
    const process = await hanging({ SHUTDOWN_SECONDS: '60' });
    process.kill('SIGINT');
    expect(await process.exitCode).toBe(1);
    expect(process.lines.at(-1)).toMatchObject({ msg: 'told to stop at once' });
  });
});

describe('a trace', () => {
  it('goes through two processes, and the log knows it', async () => {
    const file = join(folder, 'spans.jsonl');
    const owner = start(fixtures.owner, 'directory', { OTEL_TRACES_FILE: file });
    const asker = start(fixtures.asker, 'gateway', {
      OTEL_TRACES_FILE: file,
      DIRECTORY_ADDRESS: `127.0.0.1:${await grpcPort(owner)}`,
    });
    const [traceId, spanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
    const answer = await rawCall(await grpcPort(asker), getEmployee.path, getRequest, {
      authorization: await employeeToken(),
      traceparent: `00-${traceId}-${spanId}-01`,
    });
    expect(answer.reply && getEmployee.responseDeserialize(answer.reply).name).toBe('owner');
    expect(await asker.logged('asking the directory')).toMatchObject({ trace_id: traceId });
    for (const process of [asker, owner]) {
      process.kill('SIGTERM');
      await process.exitCode;
    }

    const written = (await readFile(file, 'utf8')).trim().split('\n');
    const spans = written.map((line) => JSON.parse(line)).filter((span) => span.traceId === traceId);
    const find = (service: string, kind: string) => spans.find((span) => span.service === service && span.kind === kind);
    const [asked, asking, owned] = [find('gateway', 'server'), find('gateway', 'client'), find('directory', 'server')];
    expect(spans).toHaveLength(3);
    expect([asked.parentSpanId, asking.parentSpanId, owned.parentSpanId]).toEqual([spanId, asked.spanId, asking.spanId]);
    expect(owned.attributes).toMatchObject({
      'rpc.method': 'GetEmployee',
      'tributary.actor.kind': 'employee',
      'tributary.actor.via': 'gateway',
    });
  });

  it('is what a caller is told of a failure, and what the log is searched by', async () => {
    const owner = start(fixtures.owner, 'directory');
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const answer = await rawCall(
      await grpcPort(owner),
      getEmployee.path,
      getEmployee.requestSerialize({ employeeId: successorId }),
      {
        authorization: await employeeToken(),
        traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      },
    );
    expect(answer).toMatchObject({ code: 'service.internal', details: {}, traceId });
    expect(await owner.logged('call failed')).toMatchObject({ trace_id: traceId, err: { message: 'a bug' } });
  });
});
