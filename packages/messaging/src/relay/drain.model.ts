import { SafeFloor } from '../postgres/safe-floor';
import { Drain, type DrainLimits, type ReadRequest, type ReadResult } from './drain';
import type { OutboxRow } from './outbox-row';

/** Small limits, so that short histories reach them. */
const limits: DrainLimits = { window: 4, batch: 5, lane: 2, maxHeld: 3, retryDelay: (attempts) => attempts };
const partitions = 2;
const aggregates = ['a', 'b', 'c'];

interface StoredRow extends OutboxRow {
  readonly seq: number;
  readonly version: number;
}

interface OpenTransaction {
  readonly id: string;
  readonly aggregate: string;
  readonly rows: StoredRow[];
}

interface ModelRelay {
  readonly drain: Drain;
  readonly floor: SafeFloor;
  reading: (() => void) | undefined;
  sampledUpTo: number | undefined;
  /** Published and not yet seen by the broker. */
  wire: OutboxRow[];
  /** Seen by the broker; the relay has not heard of it yet. */
  answers: { readonly row: OutboxRow; readonly arrived: boolean }[];
  removing: OutboxRow[] | undefined;
}

/**
 * A store, a broker, writers and relays, small enough to run through thousands of histories a second. It fails where an
 * aggregate's events first arrive out of order, or one leaves the store without having arrived.
 */
export class OutboxWorld {
  readonly #versions = new Map<string, number>();
  readonly #arrived = new Map<string, number>();
  readonly #relays: ModelRelay[];
  #stored: StoredRow[] = [];
  #open: OpenTransaction[] = [];
  #seq = 0;
  #transactions = 0;
  #now = 0;

  constructor(relays: number) {
    this.#relays = Array.from({ length: relays }, () => ({
      drain: new Drain(limits),
      floor: new SafeFloor(),
      reading: undefined,
      sampledUpTo: undefined,
      wire: [],
      answers: [],
      removing: undefined,
    }));
  }

  /** One step of the history, chosen by two numbers. */
  step(what: number, which: number): void {
    const relay = this.#relays[which % this.#relays.length] as ModelRelay;
    const choice = Math.floor(which / this.#relays.length);
    const steps: (() => void)[] = [
      () => this.#write(choice),
      () => this.#write(choice),
      () => this.#end(choice, true),
      () => this.#end(choice, true),
      () => this.#end(choice, false),
      () => relay.drain.own([choice % partitions]),
      () => this.#disown(relay, [choice % partitions]),
      () => this.#sample(relay),
      () => this.#startRead(relay),
      () => this.#startRead(relay),
      () => this.#finishRead(relay, choice % 5 !== 0),
      () => this.#finishRead(relay, true),
      () => void relay.wire.push(...relay.drain.takeForPublishing()),
      () => this.#brokerTakes(relay, choice % 4 !== 0),
      () => this.#brokerTakes(relay, true),
      () => this.#hear(relay),
      () => this.#hear(relay),
      () => this.#disconnect(relay),
      () => this.#startRemoval(relay),
      () => this.#finishRemoval(relay, choice % 3),
      () => this.#goOn(relay, choice),
      () => this.#goOn(relay, choice),
      () => {
        this.#now += 1;
      },
    ];
    steps[what % steps.length]?.();
  }

  static readonly steps = 23;

  /** Some way along the path on which nothing goes wrong, so that histories get far enough for the faults to matter. */
  #goOn(relay: ModelRelay, stages: number): void {
    const path: (() => void)[] = [
      () => relay.drain.own([0, 1]),
      () => this.#startRead(relay),
      () => this.#finishRead(relay, true),
      () => void relay.wire.push(...relay.drain.takeForPublishing()),
      () => this.#startRead(relay),
      () => this.#brokerTakes(relay, stages % 2 === 0),
      () => this.#hear(relay),
      () => this.#finishRead(relay, true),
    ];
    for (const stage of path.slice(0, 1 + (stages % path.length))) stage();
  }

  /** No more faults: everything that was committed must arrive and leave the store. */
  settle(): void {
    for (const { id } of [...this.#open]) this.#finish(id, true);
    for (const relay of this.#relays) this.#disconnect(relay);
    for (let round = 0; round < 200 && this.#stored.length > 0; round += 1) {
      for (const [index, relay] of this.#relays.entries()) {
        // The last relay takes over everything.
        if (index < this.#relays.length - 1) this.#disown(relay, [0, 1]);
        else relay.drain.own([0, 1]);
        this.#now += 100;
        this.#sample(relay);
        this.#startRead(relay);
        this.#finishRead(relay, true);
        this.#finishRead(relay, true);
        relay.wire.push(...relay.drain.takeForPublishing());
        while (relay.wire.length > 0) this.#brokerTakes(relay, true);
        while (relay.answers.length > 0) this.#hear(relay);
        this.#startRemoval(relay);
        this.#finishRemoval(relay, 0);
      }
    }
    if (this.#stored.length > 0) throw new Error(`left in the outbox: ${JSON.stringify(this.#stored.map(({ id }) => id))}`);
    for (const [aggregate, version] of this.#versions) {
      if ((this.#arrived.get(aggregate) ?? 0) !== version)
        throw new Error(`${aggregate} arrived up to ${this.#arrived.get(aggregate)}`);
    }
  }

  /** The aggregate's row is locked by its open transaction; others wait, which here is: do nothing. */
  #write(choice: number): void {
    const aggregate = aggregates[choice % aggregates.length] as string;
    const mine = this.#open.find((open) => open.aggregate === aggregate);
    const transaction = mine ?? { id: `t${++this.#transactions}`, aggregate, rows: [] };
    if (!mine) this.#open.push(transaction);
    const version = (this.#versions.get(aggregate) ?? 0) + transaction.rows.length + 1;
    const seq = ++this.#seq;
    const partition = aggregate === 'c' ? 1 : 0;
    const id = `${aggregate}${version}`;
    transaction.rows.push({ seq, version, key: `${seq}`, partition, aggregate, type: 't', id, body: '', traceparent: undefined });
  }

  #end(choice: number, commit: boolean): void {
    const transaction = this.#open[choice % Math.max(1, this.#open.length)];
    if (transaction) this.#finish(transaction.id, commit);
  }

  #finish(id: string, commit: boolean): void {
    const transaction = this.#open.find((open) => open.id === id);
    this.#open = this.#open.filter((open) => open !== transaction);
    if (!transaction || !commit) return;
    this.#stored.push(...transaction.rows);
    this.#versions.set(transaction.aggregate, transaction.rows.at(-1)?.version ?? 0);
  }

  #disown(relay: ModelRelay, given: readonly number[]): void {
    relay.drain.disown(given);
    relay.floor.forget(given);
  }

  /** Two questions, and anything may happen between them. */
  #sample(relay: ModelRelay): void {
    const writers = new Set(this.#open.map(({ id }) => id));
    if (relay.floor.isWaiting) relay.floor.writing(writers);
    else if (relay.sampledUpTo === undefined) relay.sampledUpTo = this.#seq;
    else {
      relay.floor.sampled(relay.sampledUpTo, writers);
      relay.sampledUpTo = undefined;
    }
  }

  #startRead({ drain, floor, reading }: ModelRelay): void {
    if (reading) return;
    const request = drain.startRead(this.#now);
    if (!request) return;
    const relay = this.#relays.find((one) => one.drain === drain) as ModelRelay;
    const began = floor.moment;
    // Between the request and the statement the store is asked who is writing: the partition may be lost and taken again.
    relay.reading = () => {
      const { decided } = floor;
      const starts = floor.startsOf(request.partitions, request.held);
      const answers = request.partitions.map((partition) => ({
        partition,
        ...this.#select(request, partition, starts.get(partition) ?? 0),
      }));
      relay.reading = () => {
        for (const { partition, rows, full } of answers) {
          floor.wasRead(partition, decided, full ? rows.at(-1)?.seq : undefined, began);
        }
        const result: ReadResult = { rows: answers.flatMap(({ rows }) => rows), truncated: answers.some(({ full }) => full) };
        drain.found(result);
      };
    };
  }

  /** What the statement in outbox-store selects. */
  #select({ known, held }: ReadRequest, partition: number, start: number): { rows: StoredRow[]; full: boolean } {
    const withheld = new Set(held.filter(({ due }) => !due).map(({ aggregate }) => aggregate));
    const matching = this.#stored
      .filter((row) => row.partition === partition && row.seq > start && !known.has(row.key) && !withheld.has(row.aggregate))
      .sort((one, other) => one.seq - other.seq);
    return { rows: matching.slice(0, limits.batch), full: matching.length >= limits.batch };
  }

  #finishRead(relay: ModelRelay, answered: boolean): void {
    const answer = relay.reading;
    relay.reading = undefined;
    if (!answer) return;
    if (answered) answer();
    else relay.drain.readFailed();
  }

  #brokerTakes(relay: ModelRelay, routable: boolean): void {
    const row = relay.wire.shift() as StoredRow | undefined;
    if (!row) return;
    if (routable) this.#arrive(row);
    relay.answers.push({ row, arrived: routable });
  }

  #arrive({ aggregate, version, id }: StoredRow): void {
    const before = this.#arrived.get(aggregate) ?? 0;
    if (version > before + 1) throw new Error(`${id} arrived, but the last one before it was ${before}`);
    this.#arrived.set(aggregate, Math.max(before, version));
  }

  #hear(relay: ModelRelay): void {
    const answer = relay.answers.shift();
    if (answer?.arrived) relay.drain.confirmed(answer.row.key);
    else if (answer) relay.drain.refused(answer.row.key, this.#now);
  }

  #disconnect(relay: ModelRelay): void {
    relay.wire = [];
    relay.answers = [];
    relay.drain.connectionLost();
  }

  #startRemoval(relay: ModelRelay): void {
    relay.removing ??= relay.drain.takeForRemoval(2);
  }

  /** Done and told, done and the answer lost, or not done. */
  #finishRemoval(relay: ModelRelay, outcome: number): void {
    const rows = relay.removing;
    relay.removing = undefined;
    if (!rows) return;
    if (outcome < 2) {
      for (const row of rows as StoredRow[]) {
        if (row.version > (this.#arrived.get(row.aggregate) ?? 0)) throw new Error(`${row.id} was removed and never arrived`);
      }
      const keys = new Set(rows.map(({ key }) => key));
      this.#stored = this.#stored.filter(({ key }) => !keys.has(key));
    }
    if (outcome === 0) relay.drain.removed(rows);
    else relay.drain.removalFailed(rows);
  }
}
