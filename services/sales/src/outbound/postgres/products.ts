import type { Tx } from '@tributary/stores/postgres';
import type { Product } from '../../domain/quote/line';
import type { ProductShelf } from '../../use-cases/products/keep-product';
import { moneyColumn } from './sql';

export const productsOf = (tx: Tx, skus: readonly string[]): Promise<readonly Product[]> =>
  tx.many<Product>(`select sku, name, ${moneyColumn('list_price', 'currency', 'listPrice')} from products where sku = any ($1)`, [
    skus,
  ]);

export const productShelf: ProductShelf<Tx> = {
  keep: async (tx, { sku, name, listPrice }, version) => {
    await tx.run(
      `insert into products (sku, name, list_price, currency, version) values ($1, $2, $3, $4, $5)
       on conflict (sku) do update
          set name = excluded.name, list_price = excluded.list_price, currency = excluded.currency, version = excluded.version
        where products.version < excluded.version`,
      [sku, name, listPrice.amount, listPrice.currency, version],
    );
  },
};
