import type { CrashPoint } from '@tributary/testing/crash-points';
import type { BugName } from '../planted/bug-name';

export type StoreKind = 'postgres' | 'mongo';

/** The points of the parts, and two of the service's own: its transaction done but not committed, and not answered. */
export type Point = CrashPoint | 'command before commit' | 'command before answer';

/** What happens to a process of its own accord. */
export interface Fate {
  readonly point: Point;
  /** At the n-th passing (n ≥ 1). */
  readonly nth: number;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

/** One process of the rig. */
export interface Part {
  readonly name: string;
  /** `service`: a gRPC door, an outbox and its relay. `consumer`: an inbox and effects. */
  readonly role: 'service' | 'consumer';
  readonly store: StoreKind;
  /** Its own database. */
  readonly url: string;
  readonly rabbitUrl: string;
  readonly leaseMs: number;
  /** Where the process writes down that its fate has come, for it may have no time to tell. */
  readonly marksFile: string;
  readonly keysFolder: string;
  /** Service: where its gRPC door is. */
  readonly port?: number;
  readonly fate?: Fate;
  readonly bug?: BugName;
  readonly poison?: Poison;
  /** Consumer: drops what is not newer than what it has, for repeats that come after the inbox has forgotten. */
  readonly comparesVersions?: boolean;
}

/** Events that are too much for the consumer. */
export interface Poison {
  readonly throwsAt: PoisonousEvent;
  readonly diesAt: PoisonousEvent;
}

export interface PoisonousEvent {
  readonly aggregate: string;
  readonly version: number;
}
