import type { MongoTx } from '@tributary/stores/mongo';
import { makeRows } from '../envelope/make-rows';
import type { Outbox as AnyOutbox, Change, OutboxEvent } from '../outbox';
import { outboxOf } from './collections';

export type Outbox = AnyOutbox<MongoTx>;

export interface OutboxOptions {
  /** Becomes the events' source, `/tributary/<service>`. */
  readonly service: string;
  readonly now?: () => Date;
}

export function makeOutbox({ service, now = () => new Date() }: OutboxOptions): Outbox {
  const listeners = new Set<(partitions: ReadonlySet<number>) => void>();

  const addMany = async (
    tx: MongoTx,
    changes: readonly (Change & { readonly events: readonly OutboxEvent[] })[],
  ): Promise<void> => {
    const recordedAt = now();
    const rows = changes.flatMap((change) => makeRows(service, change, recordedAt));
    if (rows.length === 0) return;
    const documents = rows.map(({ id, traceparent, ...row }) => ({
      _id: id,
      ...row,
      traceparent: traceparent ?? null,
      recordedAt,
    }));
    tx.append(outboxOf(tx.connection), documents);
    const partitions = new Set(rows.map(({ partition }) => partition));
    tx.afterCommit(() => {
      for (const listener of listeners) listener(partitions);
    });
  };

  return {
    service,
    addMany,
    add: (tx, change, events) => addMany(tx, [{ ...change, events }]),
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
