/** Whole units of one product. */
export interface StockLine {
  readonly sku: string;
  readonly quantity: number;
}

export type EntryKind = 'inbound' | 'outbound' | 'adjustment';

/** What one warehouse has of one product. */
export interface StockLevel {
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  /** Held for orders; part of what is on hand. */
  readonly reserved: number;
}

/** A paper that moved stock: delivery note, shipment, adjustment. Instants are UTC. */
export interface StockDocument {
  readonly documentId: string;
  /** Unique in its warehouse. */
  readonly documentNumber: string;
  readonly warehouse: string;
  readonly kind: EntryKind;
  readonly lines: readonly StockLine[];
  readonly orderId: string | undefined;
  readonly postedAt: Date;
}

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly listPrice: { readonly amount: string; readonly currency: string };
  readonly warrantyMonths: number;
  readonly version: number;
}

export const available = ({ onHand, reserved }: StockLevel): number => onHand - reserved;

/** One line per product, in the order of their SKUs: the order in which levels are locked. */
export function summed(lines: readonly StockLine[]): readonly StockLine[] {
  const bySku = new Map<string, number>();
  for (const { sku, quantity } of lines) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity);
  return [...bySku].map(([sku, quantity]) => ({ sku, quantity })).sort((a, b) => (a.sku < b.sku ? -1 : 1));
}
