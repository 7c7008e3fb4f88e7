import type { Actor } from '@tributary/service-kit';
import type { Reservation } from '../domain/reservation';
import type { StockDocument, StockLevel, StockLine } from '../domain/stock';

/** What moving stock needs of the store, inside one transaction. */
export interface StockDesk {
  /** Locked until the end, also while there is none yet: two who work on one order come one after the other. */
  reservation(orderId: string): Promise<Reservation | undefined>;
  /** Of every warehouse, locked until the end in the order of product and warehouse. */
  levels(skus: readonly string[]): Promise<readonly StockLevel[]>;
  unknownSkus(skus: readonly string[]): Promise<readonly string[]>;
  document(warehouse: string, documentNumber: string): Promise<StockDocument | undefined>;
  shipmentOf(orderId: string): Promise<StockDocument | undefined>;
  /** Keeps the reservation and moves what is reserved; `before` is undefined for a new one. */
  save(before: Reservation | undefined, after: Reservation): Promise<void>;
  /** The document, its ledger entries and the levels, together (IV-2). Outbound takes from what is reserved. */
  post(document: StockDocument): Promise<void>;
}

export type AtTheStockDesk = <T>(actor: Actor, work: (desk: StockDesk) => Promise<T>) => Promise<T>;

export interface OrderLines {
  readonly orderId: string;
  readonly lines: readonly StockLine[];
}
