import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from './run';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. As root we use the account `postgres` and make it if it is missing; otherwise nothing changes. */
export async function unprivilegedUser(say: (line: string) => void): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return await idOf('postgres');
  } catch {
    say('Creating the system account postgres: PostgreSQL does not run as root');
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
    return idOf('postgres');
  }
}

export const giveTo = (user: User | undefined, path: string): void => {
  if (user) chownSync(path, user.uid, user.gid);
};

/** True when other accounts may pass through every folder on the way to this path: `/root` and many home folders are shut. */
export function openToOthers(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

const idOf = async (name: string): Promise<User> => ({
  uid: Number(await run('id', ['-u', name])),
  gid: Number(await run('id', ['-g', name])),
});
