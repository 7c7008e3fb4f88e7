import type { OutboxRow } from './outbox-row';

export interface HeldAggregate {
  readonly aggregate: string;
  readonly partition: number;
  /** Key of the first event that was refused: nothing of the aggregate before it is left. */
  readonly key: string;
  /** The aggregate may be read now, to be tried again. */
  readonly due: boolean;
}

export interface ReadRequest {
  readonly partitions: readonly number[];
  /** Keys that need not be returned again. */
  readonly known: ReadonlySet<string>;
  readonly held: readonly HeldAggregate[];
  readonly limit: number;
}

export interface ReadResult {
  /** In order within each aggregate, and without gaps: if an event is here, everything of its aggregate before it is here or known. */
  readonly rows: readonly OutboxRow[];
  /** More was there than the limit allowed. */
  readonly truncated: boolean;
}

export interface DrainLimits {
  /** Events that are published and not yet confirmed. */
  readonly window: number;
  readonly batch: number;
  /** Events of one aggregate kept in memory, so that a busy one leaves room for the others. */
  readonly lane: number;
  /** Aggregates that may be held back before reading stops; they cost memory. */
  readonly maxHeld: number;
  /** Milliseconds until the n-th try (n ≥ 1) of a refused event. */
  readonly retryDelay: (attempts: number) => number;
}

export const defaultDrainLimits: DrainLimits = {
  window: 2_000,
  batch: 500,
  lane: 64,
  maxHeld: 5_000,
  retryDelay: (attempts) => Math.min(30_000, 250 * 2 ** Math.min(attempts - 1, 10)),
};

interface Lane {
  readonly aggregate: string;
  readonly partition: number;
  readonly rows: OutboxRow[];
  sent: boolean;
}

/** The aggregate's events from `key` on are in the store and not in memory. */
interface Hold {
  readonly partition: number;
  key: string;
  /** Of the first event; 0 when it was never refused and only has too many before it. */
  attempts: number;
  /** Infinity: once the events before it are out. */
  retryAt: number;
  /** Read again and on its way; the hold remembers the attempts until the event is confirmed. */
  retrying: boolean;
}

/**
 * Decides what to read, publish and remove. Knows no clock, no store, no broker, and is therefore tried with every
 * interleaving a test can think of.
 *
 * The one rule that order rests on: of an aggregate, an event is published only after the event before it was confirmed
 * *to this relay*. So whatever is lost, refused, sent twice, or sent by two relays at once, the first arrivals of an
 * aggregate's events are in order; the inbox drops the later ones.
 */
export class Drain {
  readonly #limits: DrainLimits;
  readonly #owned = new Set<number>();
  /** Everything read and not yet removed from the store. */
  readonly #known = new Set<string>();
  readonly #lanes = new Map<string, Lane>();
  #ready: Lane[] = [];
  readonly #inFlight = new Map<string, Lane>();
  #removable: OutboxRow[] = [];
  readonly #removing = new Map<string, OutboxRow>();
  readonly #holds = new Map<string, Hold>();
  #reading: { readonly admitted: Set<string>; readonly lost: Set<number> } | undefined;

  constructor(limits: DrainLimits = defaultDrainLimits) {
    this.#limits = limits;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Something of these partitions is on its way to the broker or out of the store. */
  isBusyWith(partitions: ReadonlySet<number>): boolean {
    for (const lane of this.#inFlight.values()) if (partitions.has(lane.partition)) return true;
    return [...this.#removable, ...this.#removing.values()].some((row) => partitions.has(row.partition));
  }

  get removableCount(): number {
    return this.#removable.length;
  }

  /** Aggregates whose next event the broker refused. */
  get heldCount(): number {
    let held = 0;
    for (const hold of this.#holds.values()) if (hold.attempts > 0) held += 1;
    return held;
  }

  get owned(): ReadonlySet<number> {
    return this.#owned;
  }

  /** When the next held aggregate may be tried, in the clock of `now`; undefined when none waits. */
  get nextRetryAt(): number | undefined {
    let next: number | undefined;
    for (const hold of this.#holds.values()) {
      if (!hold.retrying && (next === undefined || hold.retryAt < next)) next = hold.retryAt;
    }
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  own(partitions: Iterable<number>): void {
    for (const partition of partitions) this.#owned.add(partition);
  }

  /** What was not sent is forgotten; what was sent may still be confirmed and then removed, which is never wrong. */
  disown(partitions: Iterable<number>): void {
    for (const partition of partitions) {
      this.#owned.delete(partition);
      this.#reading?.lost.add(partition);
    }
    for (const lane of [...this.#lanes.values()]) if (!this.#owned.has(lane.partition)) this.#forget(lane, lane.sent ? 1 : 0);
    for (const [aggregate, hold] of this.#holds) if (!this.#owned.has(hold.partition)) this.#holds.delete(aggregate);
  }

  /** What to ask the store for; undefined while a read is under way, memory is full, or nothing is owned. */
  startRead(now: number): ReadRequest | undefined {
    const room = this.#limits.window + this.#limits.batch - this.#known.size;
    if (this.#reading || this.#owned.size === 0 || room < 1 || this.#holds.size >= this.#limits.maxHeld + this.#dueCount(now)) {
      return undefined;
    }
    const held = [...this.#holds].map(([aggregate, hold]) => ({
      aggregate,
      partition: hold.partition,
      key: hold.key,
      due: hold.retrying || hold.retryAt <= now,
    }));
    const admitted = new Set(held.filter((hold) => hold.due).map((hold) => hold.aggregate));
    this.#reading = { admitted, lost: new Set() };
    return { partitions: [...this.#owned], known: new Set(this.#known), held, limit: Math.min(this.#limits.batch, room) };
  }

  readFailed(): void {
    this.#reading = undefined;
  }

  /** Takes what the store answered. */
  found({ rows, truncated }: ReadResult): void {
    const reading = this.#reading;
    if (!reading) return;
    this.#reading = undefined;

    const seen = new Set<string>();
    for (const row of rows) {
      if (this.#known.has(row.key) || !this.#owned.has(row.partition) || reading.lost.has(row.partition)) continue;
      const hold = this.#holds.get(row.aggregate);
      // An aggregate that was held back after the read began: its earlier events are not in this answer.
      if (hold && !reading.admitted.has(row.aggregate)) continue;
      if (hold) hold.retrying = true;
      seen.add(row.aggregate);
      if ((this.#lanes.get(row.aggregate)?.rows.length ?? 0) < this.#limits.lane) this.#append(row);
      else {
        this.#holdRest(row);
        reading.admitted.delete(row.aggregate);
      }
    }
    if (truncated) return;
    // Tried again, and nothing is left of them: another relay published them, or somebody removed them.
    for (const aggregate of reading.admitted) {
      if (!seen.has(aggregate) && !this.#lanes.has(aggregate)) this.#holds.delete(aggregate);
    }
  }

  /** The events to publish now, one of each aggregate. Every one must end in `confirmed`, `refused` or `connectionLost`. */
  takeForPublishing(): OutboxRow[] {
    const room = this.#limits.window - this.#inFlight.size;
    const taken: OutboxRow[] = [];
    const ready = this.#ready.splice(0, Math.max(0, room));
    for (const lane of ready) {
      const head = lane.rows[0];
      if (!head || lane.sent || this.#lanes.get(lane.aggregate) !== lane) continue;
      lane.sent = true;
      this.#inFlight.set(head.key, lane);
      taken.push(head);
    }
    return taken;
  }

  confirmed(key: string): void {
    const lane = this.#arrived(key);
    const row = lane?.rows.shift();
    if (!lane || !row) return;
    this.#removable.push(row);
    if (lane.rows.length > 0) this.#ready.push(lane);
    else this.#lanes.delete(lane.aggregate);

    const hold = this.#holds.get(lane.aggregate);
    if (hold?.retrying) this.#holds.delete(lane.aggregate);
    else if (hold) {
      hold.attempts = 0;
      if (lane.rows.length === 0) hold.retryAt = Number.NEGATIVE_INFINITY;
    }
  }

  /** The broker has the event in no queue. It stays in the store, with everything later of its aggregate. */
  refused(key: string, now: number): void {
    const lane = this.#arrived(key);
    if (!lane) return;
    const attempts = (this.#holds.get(lane.aggregate)?.attempts ?? 0) + 1;
    this.#forget(lane, 0);
    this.#reading?.admitted.delete(lane.aggregate);
    if (!this.#owned.has(lane.partition)) return;
    const retryAt = now + this.#limits.retryDelay(attempts);
    this.#holds.set(lane.aggregate, { partition: lane.partition, key, attempts, retryAt, retrying: false });
  }

  /** Nobody knows what of the events in flight arrived: they are sent again, in order, over the next connection. */
  connectionLost(): void {
    for (const lane of this.#inFlight.values()) {
      lane.sent = false;
      if (this.#owned.has(lane.partition)) this.#ready.push(lane);
      else this.#forget(lane, 0);
    }
    this.#inFlight.clear();
  }

  /** Confirmed events, to be removed from the store. Must end in `removed` or `removalFailed`. */
  takeForRemoval(limit: number): OutboxRow[] {
    const taken = this.#removable.splice(0, limit);
    for (const row of taken) this.#removing.set(row.key, row);
    return taken;
  }

  removed(rows: readonly OutboxRow[]): void {
    for (const { key } of rows) {
      this.#removing.delete(key);
      this.#known.delete(key);
    }
  }

  removalFailed(rows: readonly OutboxRow[]): void {
    for (const { key } of rows) this.#removing.delete(key);
    this.#removable = [...rows, ...this.#removable];
  }

  #dueCount(now: number): number {
    let due = 0;
    for (const hold of this.#holds.values()) if (!hold.retrying && hold.retryAt <= now) due += 1;
    return due;
  }

  #append(row: OutboxRow): void {
    this.#known.add(row.key);
    const lane = this.#lanes.get(row.aggregate);
    if (lane) {
      lane.rows.push(row);
      return;
    }
    const opened: Lane = { aggregate: row.aggregate, partition: row.partition, rows: [row], sent: false };
    this.#lanes.set(row.aggregate, opened);
    this.#ready.push(opened);
  }

  #arrived(key: string): Lane | undefined {
    const lane = this.#inFlight.get(key);
    if (!lane) return undefined;
    this.#inFlight.delete(key);
    lane.sent = false;
    return lane;
  }

  #holdRest(row: OutboxRow): void {
    const attempts = this.#holds.get(row.aggregate)?.attempts ?? 0;
    this.#holds.set(row.aggregate, {
      partition: row.partition,
      key: row.key,
      attempts,
      retryAt: Number.POSITIVE_INFINITY,
      retrying: false,
    });
  }

  /** Forgets the lane's events, except one that is in flight: it stays first, should the partition come back meanwhile. */
  #forget(lane: Lane, keep: 0 | 1): void {
    for (const row of lane.rows.splice(keep)) this.#known.delete(row.key);
    if (keep === 0) this.#lanes.delete(lane.aggregate);
  }
}
