import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { Quote } from '../../domain/quote/quote';
import type { QuoteDesk, QuoteRecord } from '../../use-cases/quotes/quote-desk';
import { productsOf } from './products';
import { customerColumn, moneyColumn, orNull } from './sql';

export const quoteColumns = `
  quote_id as "quoteId", opportunity_id as "opportunityId", ${customerColumn}, lines,
  ${moneyColumn('total', 'currency', 'total')}, trim_scale(highest_discount_percent)::text as "highestDiscountPercent", state,
  coalesce(contract_id::text, '') as "contractId", owner_id as "ownerId", team_path as "teamPath",
  coalesce(approval_id::text, '') as "approvalId", approval_problem as "approvalProblem", version, created_at as "createdAt"`;

export const quotesDesk = (tx: Tx, outbox: Outbox): Pick<QuoteDesk, 'products' | 'quote' | 'addQuote' | 'saveQuote'> => ({
  products: (skus) => productsOf(tx, skus),

  quote: (quoteId) => tx.one<QuoteRecord>(`select ${quoteColumns} from quotes where quote_id = $1 for update`, [quoteId]),

  addQuote: async ({ quote, events }) => {
    const { quoteId, opportunityId, customer, lines, total, highestDiscountPercent } = quote;
    await tx.run(
      `insert into quotes (quote_id, state, contract_id, version, opportunity_id, customer_id, customer_made_with, lines, total,
                           currency, highest_discount_percent, owner_id, team_path, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...movingValues(quote),
        ...[opportunityId, customer.id, customer.madeWithId, JSON.stringify(lines), total.amount, total.currency],
        ...[highestDiscountPercent, quote.ownerId, quote.teamPath, quote.createdAt],
      ],
    );
    const after = { state: quote.state, total: `${total.amount} ${total.currency}`, highestDiscountPercent };
    await audit(tx, { action: 'quote.created', entity: 'quote', entityId: quoteId, after });
    await outbox.add(tx, { aggregate: quoteId, version: quote.version }, events);
    return { ...quote, approvalId: '', approvalProblem: '' };
  },

  saveQuote: async (before, { quote, events }) => {
    await tx.run(`update quotes set state = $2, contract_id = $3, version = $4 where quote_id = $1`, movingValues(quote));
    await audit(tx, {
      action: `quote.${quote.state}`,
      entity: 'quote',
      entityId: quote.quoteId,
      before: { state: before.state },
      after: { state: quote.state, contractId: quote.contractId },
    });
    await outbox.add(tx, { aggregate: quote.quoteId, version: quote.version }, events);
  },
});

const movingValues = ({ quoteId, state, contractId, version }: Quote): readonly unknown[] => [
  quoteId,
  state,
  orNull(contractId),
  version,
];
