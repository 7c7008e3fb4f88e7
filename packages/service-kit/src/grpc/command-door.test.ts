import { MarkEmployeeLeftRequest } from '@tributary/contracts/directory';
import {
  anEmployee,
  employeeId,
  employeeMethods,
  type Identities,
  makeIdentities,
  serveEmployees,
  successorId,
  tokenOf,
} from '../../test/employees';
import { type RawAnswer, rawCall } from '../../test/raw-call';
import { AlreadyAnswered, type CommandContext, currentCommand } from '../command-context';
import type { Refusal } from '../refusal';
import { command } from './doors';
import type { GrpcServer } from './serve-grpc';

interface Left {
  readonly id: string;
  readonly version: number;
}

/** What a store does with a command, without the store: records the reply, finds it again. */
const records = new Map<string, { readonly requestHash: string; readonly reply: Uint8Array }>();
const contexts: (CommandContext | undefined)[] = [];
let effects = 0;
let outcome: () => Left | Refusal<'record.not-found'> = () => ({ id: employeeId, version: 2 });

async function recorded(
  work: () => Left | Refusal<'record.not-found'>,
): Promise<Left | Refusal<'record.not-found' | 'request.idempotency-key-reused'>> {
  await new Promise(setImmediate);
  const context = currentCommand();
  contexts.push(context);
  const earlier = context && records.get(context.key);
  if (earlier && earlier.requestHash !== context.requestHash) return { refused: 'request.idempotency-key-reused' };
  if (earlier) throw new AlreadyAnswered(earlier.reply);
  const result = work();
  if ('refused' in result) return result;
  effects += 1;
  if (context) records.set(context.key, { requestHash: context.requestHash, reply: context.encodeReply(result) });
  return result;
}

let identities: Identities;
let server: GrpcServer;
let authorization: string;

beforeAll(async () => {
  identities = await makeIdentities();
  authorization = `Bearer ${await tokenOf(identities.directory, 'directory.manage')}`;
  server = await serveEmployees({
    identity: identities.directory,
    doors: {
      markEmployeeLeft: command({
        run: () => recorded(outcome),
        reply: ({ id, version }) => anEmployee({ employeeId: id, version }),
      }),
    },
  });
});
afterAll(async () => {
  await server.stop();
  await identities.remove();
});
beforeEach(() => {
  records.clear();
  contexts.splice(0);
  effects = 0;
  outcome = () => ({ id: employeeId, version: 2 });
});

const leave = (key: string | undefined, successor = successorId): Promise<RawAnswer> =>
  rawCall(
    server.port,
    employeeMethods.markEmployeeLeft.path,
    MarkEmployeeLeftRequest.encode({ employeeId, successorId: successor }).finish(),
    { authorization, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  );

describe('a command', () => {
  it('sent twice with one key is answered twice with the same bytes, and the second answer says so', async () => {
    const first = await leave('key-1');
    const second = await leave('key-1');
    expect(effects).toBe(1);
    expect(second.reply).toEqual(first.reply);
    expect(first.headers.get('idempotent-replayed')).toEqual([]);
    expect(second.headers.get('idempotent-replayed')).toEqual(['true']);
  });

  it('gives the store a key, and a hash that differs when the request does', async () => {
    await leave('key-1');
    expect(await leave('key-1', employeeId)).toMatchObject({ code: 'request.idempotency-key-reused' });
    const [first, second] = contexts;
    expect([first?.key, second?.key]).toEqual(['key-1', 'key-1']);
    expect(first?.requestHash).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.requestHash).not.toBe(first?.requestHash);
  });

  it('is decided anew when it was refused before', async () => {
    outcome = () => ({ refused: 'record.not-found' });
    expect(await leave('key-1')).toMatchObject({ code: 'record.not-found' });
    outcome = () => ({ id: employeeId, version: 2 });
    expect(await leave('key-1')).toMatchObject({ status: 0 });
  });

  it('without a key has nothing to record', async () => {
    await leave(undefined);
    await leave(undefined);
    expect(contexts).toEqual([undefined, undefined]);
    expect(effects).toBe(2);
  });

  it('does not see the context of another at the same time', async () => {
    await Promise.all(['a', 'b', 'c', undefined].map((key) => leave(key)));
    expect(new Set(contexts.map((context) => context?.key))).toEqual(new Set(['a', 'b', 'c', undefined]));
    expect(currentCommand()).toBeUndefined();
  });
});
