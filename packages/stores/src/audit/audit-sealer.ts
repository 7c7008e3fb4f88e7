import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log';
import type { AuditHead } from './audit-entry';

export interface SealerOptions {
  /** Told the head after each round that sealed something, and again after a failure. Send it where others keep it. */
  readonly publishHead?: (head: AuditHead) => void | Promise<void>;
  /** [1000] */
  readonly intervalMs?: number;
}

export interface AuditSealer {
  /** Finishes the batch under way and gives the lease back. */
  stop(): Promise<void>;
}

/** What sealing needs of a store. */
export interface Sealing {
  /** True while this process is the one that seals. */
  holdLease(): Promise<boolean>;
  releaseLease(): Promise<void>;
  /** Chains the next unsealed entries; undefined when there are none, or when another sealer was faster. */
  sealBatch(): Promise<AuditHead | undefined>;
}

/** Seals what has come since the last round, every second, in whichever process holds the lease. */
export function runAuditSealer(sealing: Sealing, log: Log, { publishHead, intervalMs = 1_000 }: SealerOptions): AuditSealer {
  const stopping = new AbortController();
  let unpublished: AuditHead | undefined;

  const round = async () => {
    if (!(await sealing.holdLease())) return;
    for (let head = await sealing.sealBatch(); head; head = await sealing.sealBatch()) {
      unpublished = head;
      if (stopping.signal.aborted || !(await sealing.holdLease())) break;
    }
    if (unpublished) await publishHead?.(unpublished);
    unpublished = undefined;
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => log.warn({ err: error }, 'a round of audit sealing failed; the next one goes on'));
      await sleep(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await sealing.releaseLease().catch(() => undefined);
  };

  const done = run();
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}
