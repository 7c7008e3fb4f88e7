import type { Outbox } from '@tributary/messaging/postgres';
import { audit, inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import type { Product } from '../../domain/stock';
import type { AtTheProductDesk } from '../../use-cases/put-product';
import { productColumns } from './rows';

export const makeProductDesk =
  (store: PostgresStore, outbox: Outbox): AtTheProductDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) =>
      work({
        product: async (sku) => {
          await tx.one(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`product:${sku}`]);
          return tx.one<Product>(`select ${productColumns} from products where sku = $1`, [sku]);
        },
        save: async (before, { version, ...product }) => {
          const { sku, name, unit, listPrice, warrantyMonths } = product;
          await tx.run(
            `insert into products (sku, name, unit, list_price, currency, warranty_months, version) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (sku) do update set name = excluded.name, unit = excluded.unit, list_price = excluded.list_price,
                currency = excluded.currency, warranty_months = excluded.warranty_months, version = excluded.version`,
            [sku, name, unit, listPrice.amount, listPrice.currency, warrantyMonths, version],
          );
          await audit(tx, { action: 'product.put', entity: 'product', entityId: sku, before, after: product });
          await outbox.add(tx, { aggregate: sku, version }, [{ type: 'tributary.inventory.product.changed.v1', data: product }]);
        },
      }),
    );
