import type { Product } from '../../domain/quote/line';

export interface ProductShelf<Tx> {
  /** Ignores what is older than what is known. */
  keep(tx: Tx, product: Product, version: number): Promise<void>;
}

/** SL-7: what a quote has to know of a product, as inventory tells it. */
export const makeKeepProduct =
  <Tx>(shelf: ProductShelf<Tx>) =>
  (tx: Tx, product: Product, version: number): Promise<void> =>
    shelf.keep(tx, product, version);
