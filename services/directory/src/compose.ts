import { allPermissions } from '@tributary/contracts';
import {
  ApprovalServiceService,
  EmployeeServiceService,
  IntegrationServiceService,
  RoleServiceService,
  SessionServiceService,
  TeamServiceService,
} from '@tributary/contracts/directory';
import { connectRabbit } from '@tributary/messaging';
import { makeOutbox, startRelay } from '@tributary/messaging/postgres';
import {
  type Identity,
  type Kit,
  type Log,
  type Running,
  repeat,
  serveGrpc,
  serviceActor,
  stopInOrder,
} from '@tributary/service-kit';
import { openPostgres, startAuditSealer } from '@tributary/stores/postgres';
import { Decimal } from 'decimal.js';
import { v7 as uuid } from 'uuid';
import { builtInProviderOf, type Config } from './config';
import { integrationService, sessionService } from './inbound/grpc/access-services';
import { approvalService } from './inbound/grpc/approval-service';
import { employeeService, roleService, teamService } from './inbound/grpc/people-services';
import { oidcApp } from './inbound/http/oidc-app';
import { serveHttp } from './inbound/http/serve-http';
import { makeBuiltInProvider } from './outbound/oidc/built-in-provider';
import { pruneOidcRecords } from './outbound/oidc/oidc-records';
import { providerSecrets } from './outbound/oidc/provider-secrets';
import { makeIdTokenVerifier, ownKey, publishedKeys } from './outbound/oidc/verify-id-token';
import { hashPassword, passwordMatches } from './outbound/passwords/argon2';
import { makeApprovalDesk } from './outbound/postgres/approval-desk';
import { makePutChain } from './outbound/postgres/chain-desk';
import { makeDirectoryReader } from './outbound/postgres/directory-reader';
import { makeEmployeeDesk } from './outbound/postgres/employee-desk';
import { makeEmptyDirectory } from './outbound/postgres/empty-directory';
import { makeIntegrationDesk } from './outbound/postgres/integration-desk';
import { makePasswordDesk } from './outbound/postgres/password-desk';
import { makeRoleDesk } from './outbound/postgres/role-desk';
import { makeSessionDesk } from './outbound/postgres/session-desk';
import { makeTeamDesk } from './outbound/postgres/team-desk';
import { makeCheckPassword } from './use-cases/check-password';
import { makeCloseSession } from './use-cases/close-session';
import { makeCreateEmployee } from './use-cases/create-employee';
import { makeCreateIntegration } from './use-cases/create-integration';
import { makeCreateTeam } from './use-cases/create-team';
import { makeDecideApproval } from './use-cases/decide-approval';
import { makeFoundCompany } from './use-cases/found-company';
import { makeIssueActingToken } from './use-cases/issue-acting-token';
import { makeIssueIntegrationToken } from './use-cases/issue-integration-token';
import { makeMarkEmployeeLeft } from './use-cases/mark-employee-left';
import { makeOpenSession } from './use-cases/open-session';
import { makePutRole } from './use-cases/put-role';
import { makeRefreshSession } from './use-cases/refresh-session';
import { makeRequestApproval } from './use-cases/request-approval';
import { makeUpdateEmployee } from './use-cases/update-employee';
import { makeWithdrawApproval } from './use-cases/withdraw-approval';

/** Between looks for sign-ins that nobody will finish any more. */
const pruningPauseMs = 10 * 60_000;

export type UseCases = ReturnType<typeof makeUseCases>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'directory', log });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'directory', log });
  health.check('postgres', store.ping);
  const outbox = makeOutbox({ service: 'directory' });
  const useCases = makeUseCases(config, store, outbox, identity);

  if (config.firstAdministratorPassword) await useCases.foundCompany(config.firstAdministratorPassword);

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const signIn = await openBuiltInSignIn(config, store, useCases, log);
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [
      { definition: EmployeeServiceService, implementation: employeeService(useCases) },
      { definition: TeamServiceService, implementation: teamService(useCases) },
      { definition: RoleServiceService, implementation: roleService(useCases) },
      { definition: SessionServiceService, implementation: sessionService(useCases) },
      { definition: IntegrationServiceService, implementation: integrationService(useCases) },
      { definition: ApprovalServiceService, implementation: approvalService(useCases) },
    ],
  });

  return stopInOrder(grpc, ...signIn, relay, sealer, rabbit, store);
}

type Store = Awaited<ReturnType<typeof openPostgres>>;

function makeUseCases(config: Config, store: Store, outbox: ReturnType<typeof makeOutbox>, identity: Identity) {
  const now = () => new Date();
  const newId = () => uuid();
  const permissions = allPermissions();
  const employees = makeEmployeeDesk(store, outbox);
  const approvals = makeApprovalDesk(store, outbox);
  const sessions = makeSessionDesk(store);
  const integrations = makeIntegrationDesk(store);
  const sign = identity.issueActorToken;
  const issueActingToken = makeIssueActingToken({ sign, now });
  const { oidcIssuer: issuer, oidcClientId: clientId } = config;
  const findKeys = async () =>
    builtInProviderOf(config) ? ownKey((await providerSecrets(store)).signingKey) : publishedKeys(issuer);
  const verifyIdToken = makeIdTokenVerifier({ issuer, clientId, findKeys });
  const compare = (a: string, b: string) => new Decimal(a).comparedTo(b);

  return {
    read: makeDirectoryReader(store),
    createEmployee: makeCreateEmployee({ atTheDesk: employees, hashPassword, newId, now }),
    updateEmployee: makeUpdateEmployee({ atTheDesk: employees, now }),
    markEmployeeLeft: makeMarkEmployeeLeft({ atTheDesk: employees, now }),
    createTeam: makeCreateTeam({ atTheDesk: makeTeamDesk(store), newId }),
    putRole: makePutRole({ atTheDesk: makeRoleDesk(store), knownPermissions: new Set(permissions) }),
    foundCompany: makeFoundCompany({
      inTheDirectory: makeEmptyDirectory(store, outbox),
      permissions,
      hashPassword,
      newId,
      now,
    }),
    openSession: makeOpenSession({ desk: sessions, verifyIdToken, issueActingToken, sessionHours: config.sessionHours, now }),
    refreshSession: makeRefreshSession({ desk: sessions, issueActingToken, now }),
    closeSession: makeCloseSession({ desk: sessions, now }),
    checkPassword: makeCheckPassword({ atTheDesk: makePasswordDesk(store), matches: passwordMatches, now }),
    createIntegration: makeCreateIntegration({ add: integrations.add, now }),
    issueIntegrationToken: makeIssueIntegrationToken({ integration: integrations.find, used: integrations.used, sign, now }),
    requestApproval: makeRequestApproval({ atTheDesk: approvals, compare, newId, now }),
    decideApproval: makeDecideApproval({ atTheDesk: approvals, now }),
    withdrawApproval: makeWithdrawApproval({ atTheDesk: approvals, now }),
    putApprovalChain: makePutChain(store),
  };
}

/** Nothing where another provider signs people in. */
async function openBuiltInSignIn(config: Config, store: Store, useCases: UseCases, log: Log): Promise<readonly Running[]> {
  const builtIn = builtInProviderOf(config);
  if (!builtIn) return [];
  const provider = makeBuiltInProvider(builtIn.settings, store, await providerSecrets(store), (employeeId) =>
    useCases.read.employee(serviceActor('directory'), employeeId),
  );
  const app = oidcApp({ provider, checkPassword: useCases.checkPassword, log });
  const pruning = repeat('prune-sign-ins', { pauseMs: pruningPauseMs, log }, () => pruneOidcRecords(store));
  return [await serveHttp(app, builtIn.port), pruning];
}
