import { audit, type Tx } from '@tributary/stores/postgres';
import type { Deed } from '../../domain/customer/customer-events';
import type { Homes, LineageChange, LineageEntry, Move } from '../../domain/customer/lineage';

type EntryRow = Omit<LineageEntry, 'undoneBy'> & { readonly undoneBy: string | null };

const entryColumns = `id, kind, customer_id as "customerId", other_id as "otherId", parent_id as "parentId", moves,
                      undone_by as "undoneBy"`;

const entryOf = ({ undoneBy, ...entry }: EntryRow): LineageEntry => ({ ...entry, ...(undoneBy && { undoneBy }) });

/** The forest of merges and its history, in one transaction. The customers concerned are held. */
export const lineageRows = (tx: Tx) => ({
  lineageEntry: async (id: string, customerIds: readonly string[]): Promise<LineageEntry | undefined> => {
    const row = await tx.one<EntryRow>(
      `select ${entryColumns} from customer_lineage where id = $1 and customer_id = any($2::uuid[])`,
      [id, customerIds],
    );
    return row && entryOf(row);
  },

  splitsOff: async (customerId: string): Promise<readonly LineageEntry[]> => {
    const rows = await tx.many<EntryRow>(
      `select ${entryColumns} from customer_lineage
        where other_id = $1 and kind = 'split' and undone_by is null order by id desc`,
      [customerId],
    );
    return rows.map(entryOf);
  },

  homesOf: async (recordIds: readonly string[]): Promise<Homes> => {
    const rows = await tx.many<{ id: string; homeId: string }>(
      `select id, home_id as "homeId" from source_records where id = any($1::uuid[])`,
      [recordIds],
    );
    return new Map(rows.map(({ id, homeId }) => [id, homeId]));
  },

  apply: async ({ entry, edge, movedTree, undoes }: LineageChange, { by, at, reason }: Deed): Promise<void> => {
    await tx.run(
      `insert into customer_lineage (customer_id, id, kind, other_id, parent_id, moves, actor_id, reason, occurred_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [entry.customerId, entry.id, entry.kind, entry.otherId, entry.parentId, JSON.stringify(entry.moves), by, reason, at],
    );
    if (undoes) await tx.run(`update customer_lineage set undone_by = $2 where id = $1`, [undoes, entry.id]);

    const rootId = edge.parentId === undefined ? edge.childId : entry.customerId;
    await tx.run(`insert into customer_tree (customer_id, surviving_id) values ($1, $1) on conflict (customer_id) do nothing`, [
      edge.childId,
    ]);
    await tx.run(
      `update customer_tree
          set surviving_id = $2, merged_into = case when customer_id = $3 then $4::uuid else merged_into end
        where customer_id = any($1::uuid[])`,
      [movedTree, rootId, edge.childId, edge.parentId ?? null],
    );
    await tx.run(`update customers set merged = $2 where id = $1`, [edge.childId, edge.parentId !== undefined]);
    if (entry.moves.length > 0) await rehome(tx, entry.moves);

    await audit(tx, {
      action: entry.kind === 'merge' ? 'customer.merged' : 'customer.split',
      entity: 'customer',
      entityId: entry.customerId,
      after: { lineageId: entry.id, otherId: entry.otherId, records: entry.moves.length, reason },
    });
  },
});

/** A record's home is part of its key, so that it moves by leaving and arriving; both homes' match keys follow from what they have then. */
async function rehome(tx: Tx, moves: readonly Move[]): Promise<void> {
  const columns = `kind, channel, channel_record_id, channel_version, occurred_at, received_at, received_by, payload, sealed,
                   sealed_key_id, normalised, match_keys, resolution`;
  const moved = await tx.run(
    `with move as (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (record_id, from_id, to_id)),
          gone as (delete from source_records s using move
                    where s.home_id = move.from_id and s.id = move.record_id
                   returning s.*, move.to_id),
          put as (insert into source_records (home_id, id, ${columns}) select to_id, id, ${columns} from gone)
     update received_records r set home_id = gone.to_id from gone
      where r.channel = gone.channel and r.channel_record_id = gone.channel_record_id and r.channel_version = gone.channel_version`,
    [moves.map(({ recordId }) => recordId), moves.map(({ from }) => from), moves.map(({ to }) => to)],
  );
  if (moved !== moves.length) throw new Error(`${moves.length - moved} records were not where the lineage says`);

  const homes = [...new Set(moves.flatMap(({ from, to }) => [from, to]))];
  await tx.run(`delete from match_keys where home_id = any($1::uuid[])`, [homes]);
  await tx.run(
    `insert into match_keys (key, home_id, first_seen, last_seen)
     select key, home_id, min(occurred_at), max(occurred_at)
       from source_records cross join lateral unnest(match_keys) as key
      where home_id = any($1::uuid[])
      group by key, home_id`,
    [homes],
  );
}
