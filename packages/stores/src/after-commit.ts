import type { Log } from './log';

export type AfterCommit = () => void | Promise<void>;

/** Runs what was to follow the commit. A failure is logged and stays here: the commit cannot be undone. */
export function runAfterCommit(hooks: readonly AfterCommit[], log: Log): void {
  for (const hook of hooks) {
    const failed = (error: unknown) => log.error({ err: error }, 'work after a commit failed');
    try {
      Promise.resolve(hook()).catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}
