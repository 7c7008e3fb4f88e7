import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { CannotGoOn } from '../command';

/** Bundles folders such as `services/leads` that changed since the last time. In a process of its own: build.mjs is no part of our bundle. */
export async function bundle(root: string, folders: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [path.join(root, 'build.mjs'), ...folders], { cwd: root });
  } catch (error) {
    throw new CannotGoOn((error as { stderr: string }).stderr.trim());
  }
}
