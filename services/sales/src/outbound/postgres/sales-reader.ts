import { type Condition, equals, newestFirst, type PostgresStore, reading } from '@tributary/stores/postgres';
import type { QuoteRecord } from '../../use-cases/quotes/quote-desk';
import type { ReadSales } from '../../use-cases/read-sales';
import { type ContractRow, contractColumns, contractOf } from './contracts';
import { type OpportunityRow, opportunityColumns, opportunityOf } from './opportunities';
import { type OrderRow, orderColumns, orderOf } from './orders';
import { quoteColumns } from './quotes';
import { currentCustomer } from './sql';

const ofCustomer = (value: string | undefined): Condition => ({
  is: (param) => `customer_id = ${currentCustomer(param)}`,
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
        ...{ at: 'created_at', id: 'opportunity_id' },
        conditions: [equals('state', state), ofCustomer(customerId), equals('stage', stage), equals('owner_id', ownerId)],
        itemOf: opportunityOf,
        keyOf: ({ createdAt, opportunityId }) => [createdAt, opportunityId],
      },
      page,
    ),

  quote: (actor, quoteId) =>
    reading(store, actor, (tx) => tx.one<QuoteRecord>(`select ${quoteColumns} from quotes where quote_id = $1`, [quoteId])),

  quotes: (actor, { state, opportunityId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: `select ${quoteColumns} from quotes`,
        ...{ at: 'created_at', id: 'quote_id' },
        conditions: [equals('state', state), equals('opportunity_id', opportunityId)],
        itemOf: (row: QuoteRecord) => row,
        keyOf: ({ createdAt, quoteId }) => [createdAt, quoteId],
      },
      page,
    ),

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
        ...{ at: 'created_at', id: 'contract_id' },
        conditions: [equals('state', state), ofCustomer(customerId)],
        itemOf: contractOf,
        keyOf: ({ createdAt, contractId }) => [createdAt, contractId],
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
        ...{ at: 'created_at', id: 'order_id' },
        conditions: [equals('state', state), ofCustomer(customerId), equals('contract_id', contractId)],
        itemOf: orderOf,
        keyOf: ({ createdAt, orderId }) => [createdAt, orderId],
      },
      page,
    ),
});
