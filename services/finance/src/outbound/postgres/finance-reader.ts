import { isDay } from '@tributary/service-kit';
import { keysOf, pageOfRows } from '@tributary/stores';
import { equals, newestFirst, type PostgresStore, reading, withoutNulls } from '@tributary/stores/postgres';
import { accounts } from '../../domain/ledger/posting';
import { sumOf } from '../../domain/money';
import type { FinancePolicy } from '../../domain/policy';
import type { Receivable } from '../../domain/receivable/receivable';
import type { ReadFinance, TrialBalance } from '../../use-cases/read-finance';
import { type CollectionRow, type InvoiceRow, receivableColumns, selectCollections, selectInvoices } from './rows';

export const makeFinanceReader = (store: PostgresStore, { bookCurrency }: Pick<FinancePolicy, 'bookCurrency'>): ReadFinance => ({
  receivable: (actor, contractId) =>
    reading(store, actor, (tx) =>
      tx.one<Receivable>(`select ${receivableColumns} from receivables r where r.contract_id = $1`, [contractId]),
    ),

  receivables: async (actor, { outstandingOnly }, { cursor, limit }) => {
    const keys = keysOf(cursor, ['day', 'uuid']);
    if (!keys) return { refused: 'request.malformed', field: 'page.cursor' };
    const [dueOn, contractId] = keys;
    const rows = await reading(store, actor, (tx) =>
      tx.many<Receivable>(
        `select ${receivableColumns} from receivables r
          where ($1::date is null or (due_on, contract_id) > ($1, $2::uuid)) ${outstandingOnly ? 'and received < total' : ''}
          order by due_on, contract_id limit $3`,
        [dueOn ?? null, contractId ?? null, limit + 1],
      ),
    );
    return pageOfRows(rows, limit, (row) => [row.dueOn, row.contractId]);
  },

  collection: async (actor, collectionId) => {
    const row = await reading(store, actor, (tx) =>
      tx.one<CollectionRow>(`${selectCollections} where c.collection_id = $1`, [collectionId]),
    );
    return row && withoutNulls(row);
  },

  collections: (actor, { state, contractId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: selectCollections,
        ...{ at: 'c.recorded_at', id: 'c.collection_id' },
        conditions: [equals('c.state', state), equals('c.contract_id', contractId)],
        itemOf: (row: CollectionRow) => withoutNulls(row),
        keyOf: ({ recordedAt, collectionId }) => [recordedAt, collectionId],
      },
      page,
    ),

  invoice: async (actor, invoiceId) => {
    const row = await reading(store, actor, (tx) => tx.one<InvoiceRow>(`${selectInvoices} where i.invoice_id = $1`, [invoiceId]));
    return row && withoutNulls(row);
  },

  invoices: (actor, { state, contractId }, page) =>
    newestFirst(
      store,
      actor,
      {
        select: selectInvoices,
        ...{ at: 'i.requested_at', id: 'i.invoice_id' },
        conditions: [equals('i.state', state), equals('i.contract_id', contractId)],
        itemOf: (row: InvoiceRow) => withoutNulls(row),
        keyOf: ({ requestedAt, invoiceId }) => [requestedAt, invoiceId],
      },
      page,
    ),

  trialBalance: async (actor, { until, currency }) => {
    if (until !== '' && !isDay(until)) return { refused: 'request.malformed', field: 'until' };
    const books = currency || bookCurrency;
    const rows = await reading(store, actor, (tx) =>
      tx.many<TrialBalance['accounts'][number]>(
        `select account, trim_scale(sum(debit))::text as debit, trim_scale(sum(credit))::text as credit
           from postings p join ledger_entries e using (posting_id)
          where p.currency = $1 and ($2::date is null or p.booked_on <= $2)
          group by account`,
        [books, until || null],
      ),
    );
    const inOrder = accounts.map(
      (account) => rows.find((row) => row.account === account) ?? { account, debit: '0', credit: '0' },
    );
    return {
      ...{ currency: books, accounts: inOrder },
      ...{ totalDebit: sumOf(inOrder.map((row) => row.debit)), totalCredit: sumOf(inOrder.map((row) => row.credit)) },
    };
  },
});
