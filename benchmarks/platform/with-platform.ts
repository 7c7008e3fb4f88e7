import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTerminal, type Platform, startPlatform } from '@tributary/cli';
import { type Addresses, type Stack, startStack } from '@tributary/local-stack';
import { makeWebClient, newIntegration } from '@tributary/testing';
import { type RestApi, restApi } from './rest-api';

/** Some of Tributary's services on stores of their own, each a process as in production. */
export interface BenchPlatform extends Platform {
  /** Where the gateway is. */
  readonly url: string;
  /** Of somebody with these roles. */
  readonly token: (roleIds: readonly string[]) => Promise<() => Promise<string>>;
  readonly api: (roleIds: readonly string[]) => Promise<RestApi>;
}

export interface Wanted {
  /** Beside directory and gateway, without which nobody gets in. */
  readonly services: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps platforms on the same stores apart. */
  readonly namespace?: string;
}

/** Whoever measures is one client that asks as often as it can. */
const unlimited = { REQUESTS_PER_SECOND: '1000000', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info' };

export const withPlatform = <T>(wanted: Wanted, work: (platform: BenchPlatform) => Promise<T>): Promise<T> =>
  withStack((stack, home) => withPlatformOn(stack, home, wanted, work));

export async function withPlatformOn<T>(
  stores: Addresses,
  home: string,
  { services, env, namespace }: Wanted,
  work: (platform: BenchPlatform) => Promise<T>,
): Promise<T> {
  const platform = await startPlatform({
    ...{ home, stores, terminal: makeTerminal(), services: ['directory', 'gateway', ...services] },
    ...{ env: { ...unlimited, ...env }, ...(namespace && { namespace }) },
  });
  try {
    return await work(await open(platform));
  } finally {
    await platform.stop();
  }
}

/** Fresh stores that write as safely as in production; gone afterwards. */
export async function withStack<T>(work: (stack: Stack, home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  const stack = await startStack({ home, keepData: true, say: (line) => console.log(`  ${line}`) });
  try {
    return await work(stack, home);
  } finally {
    await stack.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function open(platform: Platform): Promise<BenchPlatform> {
  const url = platform.service('gateway').environment['PUBLIC_URL'] ?? '';
  const administrator = makeWebClient(url);
  await administrator.signIn('admin', platform.service('directory').environment['FIRST_ADMINISTRATOR_PASSWORD'] ?? '');
  let made = 0;
  const token = (roleIds: readonly string[]) => newIntegration(url, administrator, { clientId: `bench-${++made}`, roleIds });
  return { ...platform, url, token, api: async (roleIds) => restApi(url, await token(roleIds)) };
}
