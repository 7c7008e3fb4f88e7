import type { Actor, Page, Refusal } from '@tributary/service-kit';
import { keysOf, type PageOf, pageOfRows } from '@tributary/stores';
import { type PostgresStore, reading } from '@tributary/stores/postgres';
import type { QuoteRecord } from '../../use-cases/quotes/quote-desk';
import type { ReadSales } from '../../use-cases/read-sales';
import { type ContractRow, contractColumns, contractOf } from './contracts';
import { type OpportunityRow, opportunityColumns, opportunityOf } from './opportunities';
import { type OrderRow, orderColumns, orderOf } from './orders';
import { quoteColumns } from './quotes';
import { currentCustomer } from './sql';

const malformedCursor: Refusal<'request.malformed'> = { refused: 'request.malformed', field: 'page.cursor' };

/** Newest first. `conditions` speak of the parameters from $1 on; what is undefined is any. */
interface ListQuery<Row, Item extends { readonly createdAt: Date }> {
  readonly select: string;
  readonly id: string;
  readonly conditions: readonly { readonly is: (param: string) => string; readonly value: string | undefined }[];
  readonly itemOf: (row: Row) => Item;
  readonly idOf: (item: Item) => string;
}

async function newestFirst<Row, Item extends { readonly createdAt: Date }>(
  store: PostgresStore,
  actor: Actor,
  { select, id, conditions, itemOf, idOf }: ListQuery<Row, Item>,
  { cursor, limit }: Page,
): Promise<PageOf<Item> | Refusal<'request.malformed'>> {
  const keys = keysOf(cursor, ['instant', 'uuid']);
  if (!keys) return malformedCursor;
  const asked = conditions.filter(({ value }) => value !== undefined);
  const values = [...asked.map(({ value }) => value), ...keys];
  const where = [
    ...asked.map(({ is }, index) => is(`$${index + 1}`)),
    ...(keys.length > 0 ? [`(created_at, ${id}) < ($${asked.length + 1}::timestamptz, $${asked.length + 2}::uuid)`] : []),
  ];
  const rows = await reading(store, actor, (tx) =>
    tx.many<Row>(
      `${select} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
        order by created_at desc, ${id} desc limit $${values.length + 1}`,
      [...values, limit + 1],
    ),
  );
  return pageOfRows(rows.map(itemOf), limit, (item) => [item.createdAt.toISOString(), idOf(item)]);
}

const equals = (column: string, value: string | undefined) => ({ is: (param: string) => `${column} = ${param}`, value });

const ofCustomer = (value: string | undefined) => ({
  is: (param: string) => `customer_id = ${currentCustomer(param)}`,
  value,
});

export const makeSalesReader = (store: PostgresStore): ReadSales => ({
  opportunity: (actor, opportunityId) =>
    reading(store, actor, async (tx) => {
      const select = `select ${opportunityColumns} from opportunities where opportunity_id = $1`;
      const row = await tx.one<OpportunityRow>(select, [opportunityId]);
      return row && opportunityOf(row);
    }),

  opportunities: (actor, { state, customerId, stage, ownerId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: `select ${opportunityColumns} from opportunities`,
        id: 'opportunity_id',
        conditions: [equals('state', state), ofCustomer(customerId), equals('stage', stage), equals('owner_id', ownerId)],
        itemOf: opportunityOf,
        idOf: ({ opportunityId }) => opportunityId,
      },
      page,
    ),

  quote: (actor, quoteId) =>
    reading(store, actor, (tx) => tx.one<QuoteRecord>(`select ${quoteColumns} from quotes where quote_id = $1`, [quoteId])),

  contract: (actor, contractId) =>
    reading(store, actor, async (tx) => {
      const row = await tx.one<ContractRow>(`select ${contractColumns} from contracts where contract_id = $1`, [contractId]);
      return row && contractOf(row);
    }),

  contracts: (actor, { state, customerId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: `select ${contractColumns} from contracts`,
        id: 'contract_id',
        conditions: [equals('state', state), ofCustomer(customerId)],
        itemOf: contractOf,
        idOf: ({ contractId }) => contractId,
      },
      page,
    ),

  order: (actor, orderId) =>
    reading(store, actor, async (tx) => {
      const row = await tx.one<OrderRow>(`select ${orderColumns} from orders where order_id = $1`, [orderId]);
      return row && orderOf(row);
    }),

  orders: (actor, { state, customerId, contractId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: `select ${orderColumns} from orders`,
        id: 'order_id',
        conditions: [equals('state', state), ofCustomer(customerId), equals('contract_id', contractId)],
        itemOf: orderOf,
        idOf: ({ orderId }) => orderId,
      },
      page,
    ),
});
