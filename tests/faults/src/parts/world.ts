import type { DeadLetters, Outbox, Rabbit } from '@tributary/messaging';
import type { InboxStore, OutboxStore } from '@tributary/messaging/parts';
import type { Actor } from '@tributary/service-kit';
import type { Observed } from '../invariants/observed';
import type { RigCommand } from '../ledger/ledger';

/** What may be looked at from outside, while the parts work and after. */
export interface Sight {
  deadLetters(rabbit: Rabbit): DeadLetters;
  produced(): Promise<Pick<Observed, 'versions' | 'changes' | 'outbox'>>;
  consumed(): Promise<Pick<Observed, 'counters' | 'effects'>>;
  outboxSize(): Promise<number>;
  effectCount(): Promise<number>;
  /** The inbox forgets every message, as it does of each after a fortnight. */
  forgetInbox(): Promise<void>;
  stop(): Promise<void>;
}

/** One kind of store with the tables of the rig, behind what both kinds can do. */
export interface World<Tx> extends Sight {
  readonly outbox: Outbox<Tx>;
  transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Holds the aggregate, raises its version and writes its history; returns the version. */
  change(tx: Tx, command: RigCommand): Promise<number>;
  /** Raises the counter and writes the history: twice is seen twice. */
  effect(tx: Tx, entry: RigCommand & { readonly version: number }): Promise<void>;
  /** Holds the counter; the version of its last effect, 0 before the first. */
  lastVersion(tx: Tx, aggregate: string): Promise<number>;
  outboxStore(): OutboxStore;
  inboxStore(): InboxStore<Tx>;
}
