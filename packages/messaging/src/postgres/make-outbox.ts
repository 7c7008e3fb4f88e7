import type { Tx } from '@tributary/stores/postgres';
import { makeRows } from '../envelope/make-rows';
import type { Outbox as AnyOutbox, Change, OutboxEvent } from '../outbox';

export type Outbox = AnyOutbox<Tx>;

/** One statement for any number of events. `seq` is given in the order of the arrays. */
const insert = `
  insert into tributary.outbox (partition, aggregate, version, type, id, traceparent, body)
  select partition, aggregate, version, type, id, traceparent, body
    from unnest($1::smallint[], $2::text[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::text[])
         with ordinality as row (partition, aggregate, version, type, id, traceparent, body, position)
   order by position`;

export interface OutboxOptions {
  /** Becomes the events' source, `/tributary/<service>`. */
  readonly service: string;
  readonly now?: () => Date;
}

export function makeOutbox({ service, now = () => new Date() }: OutboxOptions): Outbox {
  const listeners = new Set<(partitions: ReadonlySet<number>) => void>();

  const addMany = async (tx: Tx, changes: readonly (Change & { readonly events: readonly OutboxEvent[] })[]): Promise<void> => {
    const at = now();
    const rows = changes.flatMap((change) => makeRows(service, change, at));
    if (rows.length === 0) return;
    await tx.run(insert, [
      rows.map((row) => row.partition),
      rows.map((row) => row.aggregate),
      rows.map((row) => row.version),
      rows.map((row) => row.type),
      rows.map((row) => row.id),
      rows.map((row) => row.traceparent ?? null),
      rows.map((row) => row.body),
    ]);
    const partitions = new Set(rows.map((row) => row.partition));
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
