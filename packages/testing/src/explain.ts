import type { Actor } from '@tributary/service-kit';
import { type PostgresStore, reading } from '@tributary/stores/postgres';

/** One step of a plan, as PostgreSQL names it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

export interface QueryPlan {
  /** Tables read from end to end. */
  readonly scanned: readonly string[];
  readonly indexes: readonly string[];
  /** Whether rows are sorted before the first is given. */
  readonly sorts: boolean;
}

/** How PostgreSQL would answer, as this actor: row scope is part of the plan. */
export async function explain(store: PostgresStore, actor: Actor, sql: string, params: readonly unknown[]): Promise<QueryPlan> {
  const row = await reading(store, actor, (tx) =>
    tx.one<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(`explain (format json) ${sql}`, params),
  );
  const nodes = row ? nodesOf(row['QUERY PLAN'][0].Plan) : [];
  return {
    scanned: nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    sorts: nodes.some((node) => node['Node Type'] === 'Sort'),
  };
}

const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
