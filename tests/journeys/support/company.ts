import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTerminal, type Platform, startPlatform } from '@tributary/cli';
import { eventually, type Manner, makeWebClient, newIntegration, platformStores } from '@tributary/testing';
import { type Api, apiBySession, apiByToken } from './api';
import { once } from './patience';

/** A whole Tributary in processes of its own, and the people who work with it. */
export interface Company {
  readonly platform: Platform;
  /** Where the gateway is. */
  readonly url: string;
  /** Of `admin`. */
  readonly administratorPassword: string;
  readonly admin: Api;
  /** How its people and systems send their requests. */
  readonly manner: Manner;
  /** Somebody new with this role, and the API as they use it. */
  hire(login: string, roleId: string, more?: Readonly<Record<string, unknown>>): Promise<Hired>;
  /** A system with these roles. */
  system(clientId: string, roleIds: readonly string[]): Promise<{ readonly api: Api; readonly token: () => Promise<string> }>;
  /** Spans of all processes so far are in it, and everything else of this platform. */
  readonly home: string;
  stop(): Promise<void>;
}

export interface Colleague {
  readonly id: string;
  readonly api: Api;
}

/** A colleague who can sign in. */
export interface Hired extends Colleague {
  readonly login: string;
  readonly password: string;
}

export interface CompanyOptions {
  /** All by default. */
  readonly services?: readonly string[];
  /** Stores that it starts and stops itself, as `up` does, instead of those of the test run. */
  readonly ownStores?: boolean;
  /** How the people and systems of this company send their requests. */
  readonly manner?: Manner;
}

export async function startCompany({ services, ownStores = false, manner = once }: CompanyOptions = {}): Promise<Company> {
  const home = await mkdtemp(join(tmpdir(), 'tributary-journey-'));
  const said: string[] = [];
  const terminal = makeTerminal({ write: (text: string) => said.push(text) > 0, isTTY: false });
  const platform = await startPlatform({
    home,
    terminal,
    ...(services && { services }),
    ...(!ownStores && { stores: await platformStores(), namespace: `j${randomBytes(4).toString('hex')}` }),
    env: { OTEL_TRACES_FILE: join(home, 'spans.jsonl'), REQUESTS_PER_SECOND: '1000' },
  }).catch((error: unknown) => {
    throw new Error(`the platform did not start:\n${said.join('')}`, { cause: error });
  });

  const url = platform.service('gateway').environment['PUBLIC_URL'] ?? '';
  const password = platform.service('directory').environment['FIRST_ADMINISTRATOR_PASSWORD'] ?? '';
  const adminSession = makeWebClient(url);
  await adminSession.signIn('admin', password);

  const system: Company['system'] = async (clientId, roleIds) => {
    const token = await newIntegration(url, adminSession, { clientId, roleIds }, manner);
    return { api: apiByToken(url, token, manner), token };
  };
  const admin = (await system('journey', ['administrator'])).api;

  return {
    platform,
    url,
    administratorPassword: password,
    admin,
    manner,
    system,
    home,
    hire: async (login, roleId, more = {}) => {
      const initialPassword = randomBytes(12).toString('base64url');
      const teamId = more['teamId'] ?? (await admin.get('/v1/teams')).items[0].teamId;
      const person = { login, name: login, teamId, roleIds: [roleId], languages: ['zh-CN'], initialPassword, ...more };
      const { employeeId } = await admin.post('/v1/employees', person);
      const session = makeWebClient(url);
      await eventually(
        `${login} is signed in`,
        async () => {
          const answer = await session.signIn(login, initialPassword);
          if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
        },
        { within: 60_000 },
      );
      return { id: employeeId, login, password: initialPassword, api: apiBySession(session, manner) };
    },
    stop: async () => {
      await platform.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
