import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { RemoteRefusal } from './remote-refusal';

export interface RetryOptions {
  /** Whether a second call could do harm is for the caller to know. */
  readonly mayRepeat: boolean;
  /** When to give up, in milliseconds since 1970. */
  readonly deadline: number;
  readonly onRetry: () => void;
}

const attempts = 4;
const firstPauseMs = 50;

/**
 * Tries again what failed as UNAVAILABLE: the peer restarts, or the connection broke. The pauses double and are drawn at
 * random, so that callers who failed together don't come back together.
 */
export async function withRetries<T>({ mayRepeat, deadline, onRetry }: RetryOptions, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = Math.random() * firstPauseMs * 2 ** tried;
      const worthIt = mayRepeat && tried < attempts && isUnavailable(error) && Date.now() + pauseMs < deadline;
      if (!worthIt) throw error;
      onRetry();
      await pause(pauseMs);
    }
  }
}

const isUnavailable = (error: unknown): boolean => error instanceof RemoteRefusal && error.status === status.UNAVAILABLE;
