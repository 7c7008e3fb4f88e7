import type { HeldAggregate } from '../relay/drain';

interface Sample {
  /** The last number drawn when the sample was taken. */
  readonly upTo: number;
  /** Who was writing to the outbox at that moment or later: everybody who drew a number up to it and was not done. */
  readonly writers: ReadonlySet<string>;
}

/**
 * From where the relay has to read a partition, so that it neither skips an event that commits late nor wades through
 * the remains of events long published, which an old snapshot keeps the server from clearing away.
 *
 * A number is drawn when a row is inserted and becomes visible when its transaction commits, so a smaller number may
 * appear after a greater one. But whoever has drawn a number holds a lock on the table until its transaction ends. So:
 * note the last number drawn (F), then who holds such a lock. Once none of those holds it any more, every number up to F
 * is decided: its row is visible or will never be. A read that begins after that sees all there ever will be up to F,
 * and the next one may begin there.
 */
export class SafeFloor {
  readonly #floors = new Map<number, number>();
  #sample: Sample | undefined;
  #decided = 0;
  /** Counts what was forgotten, and when each partition was: a read that began before must not raise its floor. */
  #moment = 0;
  readonly #forgotten = new Map<number, number>();

  /** A sample waits for its writers to end. */
  get isWaiting(): boolean {
    return this.#sample !== undefined;
  }

  get decided(): number {
    return this.#decided;
  }

  /** To be noted as a read begins, and given to `wasRead`. */
  get moment(): number {
    return this.#moment;
  }

  sampled(upTo: number, writers: Iterable<string>): void {
    this.#sample = { upTo, writers: new Set(writers) };
    if (this.#sample.writers.size === 0) this.#decide();
  }

  /** Who is writing now. */
  writing(writers: ReadonlySet<string>): void {
    if (this.#sample && [...this.#sample.writers].every((writer) => !writers.has(writer))) this.#decide();
  }

  /** After which number to read each partition. What is held back was read and forgotten, and is read again. */
  startsOf(partitions: readonly number[], held: readonly HeldAggregate[]): Map<number, number> {
    const starts = new Map(
      partitions.map((partition) => {
        const floor = this.#floors.get(partition) ?? 0;
        this.#floors.set(partition, floor);
        return [partition, floor];
      }),
    );
    for (const { partition, key } of held) {
      const start = starts.get(partition);
      if (start !== undefined) starts.set(partition, Math.min(start, Number(key) - 1));
    }
    return starts;
  }

  /**
   * A partition was read from its start; the caller remembers every row of the answer. `decided` as it was before the
   * read began. `upTo`: the last number of a truncated answer. `since`: the moment at which the read began.
   */
  wasRead(partition: number, decided: number, upTo: number | undefined, since: number): void {
    const floor = this.#floors.get(partition);
    // Given up meanwhile, and perhaps taken again: the caller drops these rows, and has to be given them once more.
    if (floor === undefined || (this.#forgotten.get(partition) ?? 0) > since) return;
    this.#floors.set(partition, Math.min(Math.max(floor, decided), upTo ?? Number.POSITIVE_INFINITY));
  }

  forget(partitions: Iterable<number>): void {
    this.#moment += 1;
    for (const partition of partitions) {
      this.#floors.delete(partition);
      this.#forgotten.set(partition, this.#moment);
    }
  }

  #decide(): void {
    this.#decided = Math.max(this.#decided, this.#sample?.upTo ?? 0);
    this.#sample = undefined;
  }
}
