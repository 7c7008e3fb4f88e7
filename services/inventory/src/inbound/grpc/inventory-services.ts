import { toWire } from '@tributary/contracts';
import type { ProductServiceServer, StockServiceServer } from '@tributary/contracts/inventory';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { Reservation } from '../../domain/reservation';
import { available, type Product, type StockDocument, type StockLevel } from '../../domain/stock';
import type { LedgerEntry } from '../../use-cases/read-stock';

export const productService = (useCases: UseCases): ProductServiceServer => ({
  putProduct: command({
    run: (request, actor) => {
      const product = required(request.product);
      return useCases.putProduct(actor, { ...product, listPrice: required(product.listPrice) });
    },
    reply: productMessage,
  }),
  listProducts: query(async ({ skus, ...request }, actor) =>
    mapped(await useCases.read.products(actor, skus, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(productMessage),
      nextCursor,
    })),
  ),
});

export const stockService = (useCases: UseCases): StockServiceServer => ({
  receiveGoods: command({ run: (request, actor) => useCases.receiveGoods(actor, request), reply: documentMessage }),
  reserveStock: command({ run: (request, actor) => useCases.reserveStock(actor, request), reply: reservationMessage }),
  releaseReservation: command({
    run: (request, actor) => useCases.releaseReservation(actor, request),
    reply: reservationMessage,
  }),
  shipReservation: command({ run: (request, actor) => useCases.shipReservation(actor, request), reply: documentMessage }),

  getReservation: query(async ({ orderId }, actor) => {
    const reservation = await useCases.read.reservation(actor, orderId);
    return reservation ? reservationMessage(reservation) : { refused: 'record.not-found' };
  }),
  listStock: query(async ({ warehouse, ...request }, actor) =>
    mapped(await useCases.read.levels(actor, warehouse, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(levelMessage),
      nextCursor,
    })),
  ),
  listLedger: query(async ({ sku, orderId, ...request }, actor) =>
    mapped(await useCases.read.ledger(actor, { sku, orderId }, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(entryMessage),
      nextCursor,
    })),
  ),
  checkLedger: query((_request, actor) => useCases.read.checkLedger(actor)),
});

const productMessage = ({ version: _, ...product }: Product) => product;

const documentMessage = ({ orderId: _, kind, ...document }: StockDocument) => ({ ...document, kind: toWire('ENTRY_KIND', kind) });

const reservationMessage = ({ state, ...reservation }: Reservation) => ({
  ...reservation,
  state: toWire('RESERVATION_STATE', state),
});

const levelMessage = (level: StockLevel) => ({ ...level, available: available(level) });

const entryMessage = ({ kind, orderId = '', ...entry }: LedgerEntry) => ({ ...entry, orderId, kind: toWire('ENTRY_KIND', kind) });
