/** Why and where a message waits for somebody to decide. */
export interface DeadLetter {
  /** The event's id, or a hash of the body where it has none. */
  readonly id: string;
  /** The consumer's queue, `<service>.<purpose>`. */
  readonly queue: string;
  /**
   * `parked`: its handler failed, it will be tried again by itself. `dead`: tried for the last time.
   * `waiting`: behind another message of its aggregate. `undeliverable`: in `<queue>.dead`, because it could not be read
   * or ended the process.
   */
  readonly state: 'parked' | 'waiting' | 'dead' | 'undeliverable';
  readonly aggregate: string | undefined;
  readonly type: string | undefined;
  readonly attempts: number;
  /** An error code; never the error's text, which may hold personal data. */
  readonly reason: string | undefined;
  /** UTC; undefined where the broker does not tell. */
  readonly since: Date | undefined;
  readonly nextAttemptAt: Date | undefined;
}

export interface DeadLetterFilter {
  /** `<service>.<purpose>`; all queues of the service when absent. */
  readonly queue?: string;
  readonly state?: DeadLetter['state'];
  readonly aggregate?: string;
  /** At most 1 000; 100 when absent. */
  readonly limit?: number;
}

/** One desk over both places where messages wait: the store's parked rows and the broker's `<queue>.dead`. */
export interface DeadLetters {
  listDeadLetters(filter?: DeadLetterFilter): Promise<DeadLetter[]>;
  /** With its body, which may hold personal data: show it to whoever may see it, and log it nowhere. */
  showDeadLetter(queue: string, id: string): Promise<(DeadLetter & { readonly body: string }) | undefined>;
  /** Tries it again, with exactly one effect if it succeeds. False when there is no such dead letter. */
  replayDeadLetter(queue: string, id: string): Promise<boolean>;
  /** Replays what the filter finds, 1 000 unless it says otherwise; returns how many. */
  replayDeadLetters(filter: DeadLetterFilter): Promise<number>;
  /** Drops it for good and lets the later messages of its aggregate go on. False when there is no such dead letter. */
  discardDeadLetter(queue: string, id: string): Promise<boolean>;
}
