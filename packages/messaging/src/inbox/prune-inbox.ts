import type { Log } from '@tributary/stores';
import { pause } from '../pause';
import type { InboxStore } from './inbox-store';

const day = 86_400_000;
const batch = 2_000;
const everyMs = 60_000;

/** Forgets message ids that are older than `keepDays`, a few at a time, until the signal is aborted. */
export async function pruneInbox(
  store: Pick<InboxStore<unknown>, 'prune'>,
  log: Log,
  keepDays: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const pruned = await store.prune(keepDays * day, batch).catch((error: unknown) => {
      log.warn({ err: error }, 'old message ids could not be pruned');
      return 0;
    });
    await pause(pruned === batch ? 100 : everyMs, signal);
  }
}
