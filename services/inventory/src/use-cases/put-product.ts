import type { Actor } from '@tributary/service-kit';
import { Decimal } from 'decimal.js';
import type { Product } from '../domain/stock';

interface ProductDesk {
  /** Locked until the end, also while there is none yet. */
  product(sku: string): Promise<Product | undefined>;
  save(before: Product | undefined, after: Product): Promise<void>;
}

export type AtTheProductDesk = <T>(actor: Actor, work: (desk: ProductDesk) => Promise<T>) => Promise<T>;

/** IV-1: the same again changes nothing and tells nobody. */
export const makePutProduct =
  ({ atTheDesk }: { readonly atTheDesk: AtTheProductDesk }) =>
  (actor: Actor, wanted: Omit<Product, 'version'>): Promise<Product> =>
    atTheDesk(actor, async (desk) => {
      const before = await desk.product(wanted.sku);
      if (before && same(before, wanted)) return before;
      const after: Product = { ...wanted, version: (before?.version ?? 0) + 1 };
      await desk.save(before, after);
      return after;
    });

const same = (a: Product, b: Omit<Product, 'version'>): boolean =>
  a.name === b.name &&
  a.unit === b.unit &&
  a.warrantyMonths === b.warrantyMonths &&
  a.listPrice.currency === b.listPrice.currency &&
  new Decimal(a.listPrice.amount).eq(b.listPrice.amount);
