import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { Reservation } from '../domain/reservation';
import type { EntryKind, Product, StockLevel } from '../domain/stock';

export interface LedgerEntry {
  readonly entryId: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly kind: EntryKind;
  readonly quantity: number;
  readonly documentId: string;
  readonly orderId: string | undefined;
  readonly postedBy: string;
  readonly postedAt: Date;
}

type Listed<T> = Promise<PageOf<T> | Refusal<'request.malformed'>>;

/** What can be asked of the stock without changing it. */
export interface ReadStock {
  /** By SKU; only these, if any are named. */
  products(actor: Actor, skus: readonly string[], page: Page): Listed<Product>;
  reservation(actor: Actor, orderId: string): Promise<Reservation | undefined>;
  /** By warehouse, then SKU. */
  levels(actor: Actor, warehouse: string, page: Page): Listed<StockLevel>;
  /** Newest first. */
  ledger(actor: Actor, filter: { readonly sku: string; readonly orderId: string }, page: Page): Listed<LedgerEntry>;
  /** IV-6: levels that are not the sum of their entries, up to a hundred. */
  checkLedger(actor: Actor): Promise<{ readonly levelsChecked: number; readonly differingSkus: readonly string[] }>;
}
