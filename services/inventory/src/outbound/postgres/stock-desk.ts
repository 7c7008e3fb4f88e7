import { toWire } from '@tributary/contracts';
import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Reservation } from '../../domain/reservation';
import type { StockDocument, StockLevel } from '../../domain/stock';
import type { AtTheStockDesk, StockDesk } from '../../use-cases/stock-desk';
import { documentColumns, reservationColumns } from './rows';

export const makeStockDesk =
  (store: PostgresStore, outbox: Outbox): AtTheStockDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(stockDesk(tx, outbox)));

const stockDesk = (tx: Tx, outbox: Outbox): StockDesk => ({
  reservation: async (orderId) => {
    await tx.one(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`reservation:${orderId}`]);
    return tx.one<Reservation>(`select ${reservationColumns} from reservations where order_id = $1 for update`, [orderId]);
  },

  levels: (skus) =>
    tx.many<StockLevel>(
      `select sku, warehouse, on_hand as "onHand", reserved from stock_levels where sku = any ($1) order by sku, warehouse for update`,
      [skus],
    ),

  unknownSkus: async (skus) => {
    const rows = await tx.many<{ sku: string }>(
      `select sku from unnest($1::text[]) as asked (sku) where not exists (select 1 from products p where p.sku = asked.sku)`,
      [skus],
    );
    return rows.map(({ sku }) => sku);
  },

  document: async (warehouse, documentNumber) => {
    // Two who post the same delivery note at once: the second waits here and then finds the first one's document.
    await tx.one(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`document:${warehouse}:${documentNumber}`]);
    const row = await tx.one<StockDocument>(
      `select ${documentColumns} from stock_documents where warehouse = $1 and document_number = $2`,
      [warehouse, documentNumber],
    );
    return row && withoutNulls(row);
  },

  shipmentOf: (orderId) => tx.one<StockDocument>(`select ${documentColumns} from stock_documents where order_id = $1`, [orderId]),

  save: async (before, after) => {
    const { orderId, state, warehouse, lines, expiresAt, version } = after;
    await tx.run(
      `insert into reservations (order_id, state, warehouse, lines, expires_at, version) values ($1, $2, $3, $4, $5, $6)
       on conflict (order_id) do update set state = excluded.state, version = excluded.version`,
      [orderId, state, warehouse, JSON.stringify(lines), expiresAt, version],
    );
    const sign = Number(after.state === 'held') - Number(before?.state === 'held');
    await tx.run(
      `update stock_levels l set reserved = reserved + $3 * line.quantity
         from jsonb_to_recordset($1) as line (sku text, quantity int)
        where l.sku = line.sku and l.warehouse = $2`,
      [JSON.stringify(lines), warehouse, sign],
    );
    await audit(tx, { action: `reservation.${state}`, entity: 'reservation', entityId: orderId, after: { warehouse, lines } });
    const data = { orderId, state: toWire('RESERVATION_STATE', state), lines, warehouse, changedAt: new Date() };
    await outbox.add(tx, { aggregate: orderId, version }, [{ type: 'tributary.inventory.reservation.changed.v1', data }]);
  },

  post: async (document) => {
    const { documentId, documentNumber, warehouse, kind, lines, orderId = null, postedAt } = document;
    await tx.run(
      `insert into stock_documents (document_id, document_number, warehouse, kind, lines, order_id, posted_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [documentId, documentNumber, warehouse, kind, JSON.stringify(lines), orderId, postedAt],
    );
    const sign = kind === 'outbound' ? -1 : 1;
    const entries = lines.map(({ sku, quantity }) => ({ entry_id: uuid(), sku, quantity: sign * quantity }));
    await tx.run(
      `insert into stock_levels (sku, warehouse) select sku, $2 from jsonb_to_recordset($1) as line (sku text) on conflict do nothing`,
      [JSON.stringify(entries), warehouse],
    );
    // Levels and ledger by one statement, from the same lines: neither can be written without the other.
    await tx.run(
      `with line as (select * from jsonb_to_recordset($1) as line (entry_id uuid, sku text, quantity int)),
            moved as (
              update stock_levels l set on_hand = on_hand + line.quantity
                from line where l.sku = line.sku and l.warehouse = $2)
       insert into stock_ledger (entry_id, sku, warehouse, kind, quantity, document_id, order_id, posted_by, posted_at)
       select entry_id, sku, $2, $3, quantity, $4, $5, $6, $7 from line`,
      [JSON.stringify(entries), warehouse, kind, documentId, orderId, tx.actor.id, postedAt],
    );
    await audit(tx, {
      action: `stock.${kind}`,
      entity: 'stock-document',
      entityId: documentId,
      after: { documentNumber, warehouse, lines },
    });
    const data = { documentId, kind: toWire('ENTRY_KIND', kind), warehouse, lines, orderId: orderId ?? '', postedAt };
    await outbox.add(tx, { aggregate: documentId, version: 1 }, [{ type: 'tributary.inventory.stock.posted.v1', data }]);
  },
});
