import { serviceActor } from '@tributary/service-kit';
import { keysOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading, withoutNulls } from '@tributary/stores/postgres';
import type { Reservation } from '../../domain/reservation';
import type { Product, StockLevel } from '../../domain/stock';
import type { LedgerEntry, ReadStock } from '../../use-cases/read-stock';
import { productColumns, reservationColumns } from './rows';

const malformedCursor = { refused: 'request.malformed', field: 'page.cursor' } as const;

const entryColumns = `
  entry_id as "entryId", sku, warehouse, kind, quantity, document_id as "documentId", order_id as "orderId",
  posted_by as "postedBy", posted_at as "postedAt"`;

export const makeStockReader = (store: PostgresStore): ReadStock => ({
  products: async (actor, skus, { cursor, limit }) => {
    const keys = keysOf(cursor, ['text']);
    if (!keys) return malformedCursor;
    const rows = await reading(store, actor, (tx) =>
      tx.many<Product>(
        `select ${productColumns} from products
          where sku > $1 and (cardinality($2::text[]) = 0 or sku = any ($2)) order by sku limit $3`,
        [keys[0] ?? '', skus, limit + 1],
      ),
    );
    return pageOfRows(rows, limit, ({ sku }) => [sku]);
  },

  reservation: (actor, orderId) =>
    reading(store, actor, (tx) =>
      tx.one<Reservation>(`select ${reservationColumns} from reservations where order_id = $1`, [orderId]),
    ),

  levels: async (actor, warehouse, { cursor, limit }) => {
    const keys = keysOf(cursor, ['text', 'text']);
    if (!keys) return malformedCursor;
    const rows = await reading(store, actor, (tx) =>
      tx.many<StockLevel>(
        `select sku, warehouse, on_hand as "onHand", reserved from stock_levels
          where (warehouse, sku) > ($1, $2) and ($3 = '' or warehouse = $3) order by warehouse, sku limit $4`,
        [keys[0] ?? '', keys[1] ?? '', warehouse, limit + 1],
      ),
    );
    return pageOfRows(rows, limit, (row) => [row.warehouse, row.sku]);
  },

  ledger: async (actor, { sku, orderId }, { cursor, limit }) => {
    const keys = keysOf(cursor, ['instant', 'uuid']);
    if (!keys) return malformedCursor;
    // Each filter has an index that ends in this order; a filter that is absent must not stand in the statement.
    const filters = [sku && 'sku = $4', orderId && 'order_id = $5::uuid'].filter(Boolean).map((filter) => `and ${filter}`);
    const rows = await reading(store, actor, (tx) =>
      tx.many<LedgerEntry>(
        `select ${entryColumns} from stock_ledger
          where ($1::timestamptz is null or (posted_at, entry_id) < ($1, $2::uuid)) ${filters.join(' ')}
            and ($4::text is not null and $5::text is not null)
          order by posted_at desc, entry_id desc limit $3`,
        [keys[0] ?? null, keys[1] ?? null, limit + 1, sku, orderId],
      ),
    );
    return pageOfRows(rows.map(withoutNulls), limit, ({ postedAt, entryId }) => [postedAt.toISOString(), entryId]);
  },

  checkLedger: (actor) =>
    reading(store, actor, async (tx) => {
      const counted = await tx.one<{ levels: number }>(`select count(*)::int as levels from stock_levels`);
      const differing = await tx.many<{ sku: string }>(
        `select distinct sku from stock_levels l
           full join (select sku, warehouse, sum(quantity) as total from stock_ledger group by sku, warehouse) s using (sku, warehouse)
          where coalesce(l.on_hand, 0) <> coalesce(s.total, 0) order by sku limit 100`,
      );
      return { levelsChecked: counted?.levels ?? 0, differingSkus: differing.map(({ sku }) => sku) };
    }),
});

export const makeExpired =
  (store: PostgresStore) =>
  async (now: Date, limit: number): Promise<readonly string[]> => {
    const rows = await reading(store, serviceActor('inventory'), (tx) =>
      tx.many<{ orderId: string }>(
        `select order_id as "orderId" from reservations where state = 'held' and expires_at <= $1 order by expires_at limit $2`,
        [now, limit],
      ),
    );
    return rows.map(({ orderId }) => orderId);
  };
