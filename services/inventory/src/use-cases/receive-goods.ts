import type { Actor, Refusal } from '@tributary/service-kit';
import { type StockDocument, type StockLine, summed } from '../domain/stock';
import type { AtTheStockDesk } from './stock-desk';

export interface ReceiveGoods {
  readonly documentNumber: string;
  readonly warehouse: string;
  readonly lines: readonly StockLine[];
}

interface Needs {
  readonly atTheDesk: AtTheStockDesk;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** IV-2: the same delivery note posted again is the first posting; with other lines it is a mistake to look at. */
export const makeReceiveGoods =
  ({ atTheDesk, newId, now }: Needs) =>
  (actor: Actor, command: ReceiveGoods): Promise<StockDocument | Refusal<'product.unknown' | 'stock.document-differs'>> =>
    atTheDesk(actor, async (desk) => {
      const { documentNumber, warehouse } = command;
      const lines = summed(command.lines);
      const posted = await desk.document(warehouse, documentNumber);
      if (posted) return sameLines(posted.lines, lines) ? posted : { refused: 'stock.document-differs', field: 'documentNumber' };

      const skus = lines.map(({ sku }) => sku);
      const [unknown] = await desk.unknownSkus(skus);
      if (unknown !== undefined) return { refused: 'product.unknown', field: 'lines', details: { sku: unknown } };

      await desk.levels(skus);
      const document: StockDocument = {
        ...{ documentId: newId(), documentNumber, warehouse, kind: 'inbound', lines, orderId: undefined, postedAt: now() },
      };
      await desk.post(document);
      return document;
    });

const sameLines = (a: readonly StockLine[], b: readonly StockLine[]): boolean =>
  a.length === b.length && a.every(({ sku, quantity }, index) => b[index]?.sku === sku && b[index]?.quantity === quantity);
