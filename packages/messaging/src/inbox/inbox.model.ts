import type { Failure, InboxMessage, InboxStore, ParkedMessage } from './inbox-store';

/** Everything a transaction can see and change. */
export interface ModelTx {
  readonly received: Set<string>;
  readonly blocked: Map<string, Failure>;
  parked: InboxMessage[];
  /** Versions in the order of their effects, by aggregate. */
  readonly effects: Map<string, number[]>;
}

export class StoreTrouble extends Error {}

export type CommitFate = 'committed' | 'not committed' | 'committed, the answer lost';

/** A store in memory whose transactions are real: all or nothing, and sometimes the caller is not told which. */
export class ModelInboxStore implements InboxStore<ModelTx> {
  state: ModelTx = { received: new Set(), blocked: new Map(), parked: [], effects: new Map() };
  readonly #nextFate: () => CommitFate;

  constructor(nextFate: () => CommitFate) {
    this.#nextFate = nextFate;
  }

  async transaction<T>(work: (tx: ModelTx) => Promise<T>): Promise<T> {
    const draft: ModelTx = {
      received: new Set(this.state.received),
      blocked: new Map(this.state.blocked),
      parked: [...this.state.parked],
      effects: new Map([...this.state.effects].map(([aggregate, versions]) => [aggregate, [...versions]])),
    };
    const outcome = await work(draft);
    const fate = this.#nextFate();
    if (fate !== 'not committed') this.state = draft;
    if (fate !== 'committed') throw new StoreTrouble();
    return outcome;
  }

  isTransient = (error: unknown): boolean => error instanceof StoreTrouble;
  ping = async (): Promise<void> => undefined;

  receive: InboxStore<ModelTx>['receive'] = async (tx, _, messages) => {
    if (new Set(messages.map(({ id }) => id)).size < messages.length) throw new Error('an id twice in one statement');
    const fresh = new Set(messages.filter(({ id }) => !tx.received.has(id)).map(({ id }) => id));
    for (const id of fresh) tx.received.add(id);
    return { fresh, blocked: new Set(messages.map(({ aggregate }) => aggregate).filter((one) => tx.blocked.has(one))) };
  };
  park: InboxStore<ModelTx>['park'] = async (tx, _, messages) => {
    const known = new Set(tx.parked.map(({ id }) => id));
    if (messages.some(({ id }) => known.has(id))) throw new Error('parked already');
    tx.parked.push(...messages);
  };
  block: InboxStore<ModelTx>['block'] = async (tx, _, aggregate, failure) => {
    if (tx.blocked.has(aggregate)) throw new Error('blocked already');
    tx.blocked.set(aggregate, failure);
  };

  hasDue = async (): Promise<boolean> => this.#due(this.state) !== undefined;
  takeDue: InboxStore<ModelTx>['takeDue'] = async (tx) => {
    const message = this.#due(tx);
    return message && { message, attempts: tx.blocked.get(message.aggregate)?.attempts ?? 0 };
  };
  holdFirst: InboxStore<ModelTx>['holdFirst'] = async (tx, _, { id, aggregate }) =>
    tx.parked.find((message) => message.aggregate === aggregate)?.id === id;
  settle: InboxStore<ModelTx>['settle'] = async (tx, _, { id, aggregate }) => {
    tx.parked = tx.parked.filter((message) => message.id !== id);
    if (tx.parked.some((message) => message.aggregate === aggregate))
      tx.blocked.set(aggregate, { attempts: 0, code: '', retryInMs: 0 });
    else tx.blocked.delete(aggregate);
  };
  reschedule: InboxStore<ModelTx>['reschedule'] = async (tx, _, aggregate, failure) => void tx.blocked.set(aggregate, failure);
  dropWaiting: InboxStore<ModelTx>['dropWaiting'] = async (tx, _, id) => {
    tx.parked = tx.parked.filter((message) => message.id !== id);
  };
  listParked = async (): Promise<ParkedMessage[]> => [];
  counts = async () => ({ parked: this.state.parked.length, dead: 0 });
  prune = async (): Promise<number> => 0;

  #due(tx: ModelTx): InboxMessage | undefined {
    return tx.parked.find(({ aggregate }) => tx.blocked.get(aggregate)?.retryInMs !== undefined);
  }
}
