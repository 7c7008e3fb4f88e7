import type { Log } from './log/make-log';
import type { Running } from './running';

export interface Repeated extends Running {
  /** Runs it now instead of after the pause. */
  wake(): void;
}

/**
 * Runs `work` again and again: at once while there is more to do, otherwise after a pause. A failure is logged and tried
 * again after the pause. Stopping waits for the run under way.
 */
export function repeat(
  name: string,
  { pauseMs, log }: { readonly pauseMs: number; readonly log: Log },
  work: () => Promise<{ readonly more: boolean }>,
): Repeated {
  let stopped = false;
  let woken = false;
  let wake: () => void = () => undefined;

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const { more } = await work().catch((error: unknown) => {
        log.error({ err: error, schedule: name }, 'a scheduled run failed');
        return { more: false };
      });
      if (more || woken || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const running = run();
  const wakeUp = (): void => {
    woken = true;
    wake();
  };
  return {
    wake: wakeUp,
    stop: () => {
      stopped = true;
      wakeUp();
      return running;
    },
  };
}
