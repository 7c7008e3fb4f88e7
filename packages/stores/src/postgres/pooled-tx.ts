import type { Actor } from '@tributary/service-kit';
import { type ClientBase, DatabaseError, type QueryResult, type QueryResultRow } from 'pg';
import type { AfterCommit } from '../after-commit';
import { makeStatementNames } from './statement-names';
import type { Tx } from './tx';

export const statementNames = makeStatementNames();

/** A transaction over one pooled connection, which must not be used once the connection is given back. */
export interface PooledTx extends Tx {
  readonly hooks: readonly AfterCommit[];
  close(): void;
}

export function makePooledTx(client: ClientBase, actor: Actor): PooledTx {
  const hooks: AfterCommit[] = [];
  let open = true;

  const query = async <Row extends QueryResultRow>(text: string, params: readonly unknown[]): Promise<QueryResult<Row>> => {
    if (!open) throw new Error('this transaction has ended; a statement on it would run as nobody or as somebody else');
    // Texts without parameters keep the simple protocol: they may hold several statements.
    const name = params.length > 0 ? statementNames.nameOf(text) : undefined;
    try {
      return await client.query<Row>({ text, values: [...params], ...(name && { name }) });
    } catch (error) {
      throw withoutValues(error);
    }
  };

  return {
    actor,
    hooks,
    one: async <Row>(sql: string, params: readonly unknown[] = []) => {
      const { rows } = await query<QueryResultRow>(sql, params);
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}`);
      return rows[0] as Row | undefined;
    },
    many: async <Row>(sql: string, params: readonly unknown[] = []) => (await query<QueryResultRow>(sql, params)).rows as Row[],
    run: async (sql, params = []) => (await query(sql, params)).rowCount ?? 0,
    afterCommit: (then) => void hooks.push(then),
    close: () => {
      open = false;
    },
  };
}

/** The server's error texts quote the rows and values at fault; errors are logged, rows must not be. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  error.detail = undefined;
  error.where = undefined;
  if (error.code?.startsWith('22')) error.message = `the statement was given a value it cannot take (${error.code})`;
  return error;
}
