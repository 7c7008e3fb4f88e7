import { useState } from 'react';
import { type Keyed, useCommand } from '../api/use-command';

interface Bulk<Row, Values> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly send: (id: string, values: Values, header: Keyed) => Promise<unknown>;
  /** After an attempt, with the ids that have succeeded so far. */
  readonly onDone: (ids: ReadonlySet<string>) => void;
}

export interface BulkFailure<Row> {
  readonly row: Row;
  readonly error: unknown;
}

/** Requests under way at once: quick for the person, and no storm for the server. */
const atOnce = 4;

/** Does the same to many records, one request each, so that one which is refused costs only itself. */
export function useBulk<Row, Values>({ rows, idOf, send, onDone }: Bulk<Row, Values>) {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<readonly BulkFailure<Row>[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const one = useCommand({
    send: ({ id, values }: { readonly id: string; readonly values: Values }, header) => send(id, values, header),
  });

  /** Tries what has not succeeded yet. @throws what the first one was refused for */
  const run = async (values: Values): Promise<void> => {
    const waiting = rows.filter((row) => !done.has(idOf(row)));
    const failed: BulkFailure<Row>[] = [];
    const succeeded = new Set(done);
    setFailures([]);
    setIsRunning(true);
    const work = async (): Promise<void> => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        const id = idOf(row);
        try {
          await one.mutateAsync({ id, values });
          succeeded.add(id);
          setDone(new Set(succeeded));
        } catch (error) {
          failed.push({ row, error });
          setFailures([...failed]);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    setIsRunning(false);
    onDone(succeeded);
    if (failed[0]) throw failed[0].error;
  };

  return { run, isRunning, done, failures, total: rows.length };
}
