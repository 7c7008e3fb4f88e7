/** One process of a run from end to end. */
export interface Part {
  readonly role: 'relay' | 'consumer';
  readonly store: 'postgres' | 'mongo';
  readonly url: string;
  readonly rabbitUrl: string;
  /** Consumer: how the projection is written. */
  readonly handlers: 'one by one' | 'in batches';
  /** Consumer: after how many effects it tells. */
  readonly expected: number;
  /** Relay: changes to make while it runs, as the service it belongs to would. */
  readonly produce?: Load;
  /** OTLP endpoint; absent: nothing is traced. */
  readonly tracing?: string;
}

export interface Load {
  readonly events: number;
  readonly aggregates: number;
  readonly perSecond: number;
}

/** What a part tells its parent. */
export type Told =
  | { readonly told: 'ready' }
  /** So many effects are committed that the processes are warm. */
  | { readonly told: 'warm'; readonly effects: number }
  /** Milliseconds from the change's time to the commit of its effect, for each event. */
  | { readonly told: 'done'; readonly latencies: readonly number[] };
