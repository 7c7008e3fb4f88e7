import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type handleUnaryCall, Metadata } from '@grpc/grpc-js';
import {
  Employee,
  EmployeeServiceService,
  type GetEmployeeRequest,
  type IssueIntegrationTokenRequest,
  type IssueIntegrationTokenResponse,
  type MarkEmployeeLeftRequest,
  SessionServiceService,
} from '@tributary/contracts/directory';
import {
  type GrpcLimits,
  type GrpcServer,
  generateKeys,
  type Identity,
  type Log,
  makeIdentity,
  makeLog,
  query,
  serveGrpc,
} from '../src';

/** A few methods of the directory, of each kind of access: enough of a service to try the kit's doors on. */
export const employeeMethods = {
  /** A question: permission `directory.read`, or the services leads and gateway on their own behalf. */
  getEmployee: EmployeeServiceService.getEmployee,
  /** A command: permission `directory.manage`. */
  markEmployeeLeft: EmployeeServiceService.markEmployeeLeft,
  /** Public. */
  issueIntegrationToken: SessionServiceService.issueIntegrationToken,
};

export interface EmployeeDoors {
  readonly getEmployee?: handleUnaryCall<GetEmployeeRequest, Employee>;
  readonly markEmployeeLeft?: handleUnaryCall<MarkEmployeeLeftRequest, Employee>;
  readonly issueIntegrationToken?: handleUnaryCall<IssueIntegrationTokenRequest, IssueIntegrationTokenResponse>;
}

export const employeeId = '0190f3c1-0000-7000-8000-000000000001';
export const successorId = '0190f3c1-0000-7000-8000-000000000002';
export const anEmployee = (traits: Partial<Employee> = {}): Employee => Employee.fromPartial({ employeeId, ...traits });

export const silent: Log = makeLog({ service: 'test', level: 'silent' });

export interface Identities {
  readonly directory: Identity;
  readonly gateway: Identity;
  readonly leads: Identity;
  readonly marketing: Identity;
  /** Not among the services that may call `getEmployee`. */
  readonly masterData: Identity;
  readonly remove: () => Promise<void>;
}

export async function makeIdentities(): Promise<Identities> {
  const folder = await mkdtemp(join(tmpdir(), 'identities-'));
  const names = ['directory', 'gateway', 'leads', 'marketing', 'master-data'];
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder, services: names });
  const of = (service: string): Promise<Identity> => makeIdentity({ service, keyFile: keyFiles[service] ?? '', trustedKeysFile });
  return {
    directory: await of('directory'),
    gateway: await of('gateway'),
    leads: await of('leads'),
    marketing: await of('marketing'),
    masterData: await of('master-data'),
    remove: () => rm(folder, { recursive: true }),
  };
}

export const tokenOf = (directory: Identity, ...permissions: readonly string[]): Promise<string> =>
  directory.issueActorToken({ kind: 'employee', id: 'e-1', permissions, reach: 'team', teamPath: '/hq/', lifeSeconds: 300 });

const unasked = <Request, Reply>(): handleUnaryCall<Request, Reply> =>
  query(async () => {
    throw new Error('nobody was to ask this');
  });

export interface ServeEmployees {
  readonly identity: Identity;
  readonly doors: EmployeeDoors;
  readonly port?: number;
  readonly log?: Log;
  readonly limits?: Partial<GrpcLimits>;
}

export const serveEmployees = ({ identity, doors, port = 0, log = silent, limits = {} }: ServeEmployees): Promise<GrpcServer> => {
  const implementation = { getEmployee: unasked(), markEmployeeLeft: unasked(), issueIntegrationToken: unasked(), ...doors };
  return serveGrpc({ port, identity, log, limits, services: [{ definition: employeeMethods, implementation }] });
};

export function metadataOf(headers: Readonly<Record<string, string>>): Metadata {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(headers)) metadata.set(key, value);
  return metadata;
}
