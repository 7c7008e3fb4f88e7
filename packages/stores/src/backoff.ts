import { setTimeout as sleep } from 'node:timers/promises';

/** Waits before attempt 2, 3, …: doubling from `firstMs` up to `longestMs`, with full jitter so that rivals part ways. */
export const backoff = (attempt: number, firstMs: number, longestMs: number): Promise<void> =>
  sleep(Math.random() * Math.min(firstMs * 2 ** (attempt - 1), longestMs));
