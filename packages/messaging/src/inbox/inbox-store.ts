/** What the inbox keeps of a message. */
export interface InboxMessage {
  readonly id: string;
  readonly aggregate: string;
  readonly type: string;
  readonly body: Buffer;
  /** Everything else a retry needs, as JSON. */
  readonly properties: string;
}

export interface Received {
  /** Ids that were not received before. */
  readonly fresh: ReadonlySet<string>;
  /** Aggregates of the batch that wait behind a failed message; nobody changes that until the transaction ends. */
  readonly blocked: ReadonlySet<string>;
}

export interface DueMessage {
  readonly message: InboxMessage;
  /** Tries that have failed. */
  readonly attempts: number;
}

export interface Failure {
  /** Tries that have failed, this one included. */
  readonly attempts: number;
  /** Error code; never a text that may hold personal data. */
  readonly code: string;
  /** Milliseconds until the next try; undefined when that was the last one. */
  readonly retryInMs: number | undefined;
}

export interface ParkedMessage extends InboxMessage {
  readonly consumer: string;
  readonly state: 'parked' | 'waiting' | 'dead';
  readonly attempts: number;
  readonly lastError: string | undefined;
  readonly parkedAt: Date;
  readonly nextAttemptAt: Date | undefined;
}

export interface ParkedFilter {
  readonly consumers: readonly string[];
  readonly state?: ParkedMessage['state'];
  readonly aggregate?: string;
  readonly id?: string;
  readonly limit: number;
}

/** What the inbox needs of a store. A consumer is named by its queue. */
export interface InboxStore<Tx> {
  /** One transaction as the service itself: committed when `work` returns, undone when it throws. `work` may run again. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The store does not answer, or asks for the same again; the message is not at fault. */
  isTransient(error: unknown): boolean;
  /** Rejects while the store does not answer. */
  ping(): Promise<void>;

  /** Remembers the messages. Ids must be distinct. */
  receive(tx: Tx, consumer: string, messages: readonly Pick<InboxMessage, 'id' | 'aggregate'>[]): Promise<Received>;
  /** Keeps messages of blocked aggregates, in this order. */
  park(tx: Tx, consumer: string, messages: readonly InboxMessage[]): Promise<void>;
  /** Keeps everything of the aggregate from now on. It must not be blocked already. */
  block(tx: Tx, consumer: string, aggregate: string, failure: Failure): Promise<void>;

  hasDue(consumer: string): Promise<boolean>;
  /** The first message of an aggregate whose time has come; nobody else gets the same until the transaction ends. */
  takeDue(tx: Tx, consumer: string): Promise<DueMessage | undefined>;
  /** Whether the message is still the first of its aggregate; if so, that stays so until the transaction ends. */
  holdFirst(tx: Tx, consumer: string, message: Pick<InboxMessage, 'id' | 'aggregate'>): Promise<boolean>;
  /** A message held by `holdFirst` is done with: the next one of its aggregate is due, or the aggregate is free. */
  settle(tx: Tx, consumer: string, message: Pick<InboxMessage, 'id' | 'aggregate'>): Promise<void>;
  /** Changes when and whether a held message is tried again. */
  reschedule(tx: Tx, consumer: string, aggregate: string, failure: Failure): Promise<void>;
  /** Drops a message that is not the first of its aggregate. */
  dropWaiting(tx: Tx, consumer: string, id: string): Promise<void>;

  listParked(filter: ParkedFilter): Promise<ParkedMessage[]>;
  counts(consumer: string): Promise<{ readonly parked: number; readonly dead: number }>;

  /** Forgets ids received longer ago, a few at a time; returns how many. */
  prune(olderThanMs: number, limit: number): Promise<number>;
}
