import { audit, inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import type { PutChain } from '../../use-cases/put-approval-chain';

export const makePutChain =
  (store: PostgresStore): PutChain =>
  (actor, chain) =>
    inTransaction(store, actor, async (tx) => {
      const { chainId, kind, fromAmount, fromDiscountPercent, teamPath, steps } = chain;
      await tx.run(
        `insert into approval_chains (chain_id, kind, from_amount, from_currency, from_discount_percent, team_path, steps)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (chain_id) do update
            set kind = excluded.kind, from_amount = excluded.from_amount, from_currency = excluded.from_currency,
                from_discount_percent = excluded.from_discount_percent, team_path = excluded.team_path, steps = excluded.steps`,
        [
          ...[chainId, kind, fromAmount?.amount ?? null, fromAmount?.currency ?? null, fromDiscountPercent ?? null],
          ...[teamPath, JSON.stringify(steps)],
        ],
      );
      await audit(tx, { action: 'approval-chain.put', entity: 'approval-chain', entityId: chainId, after: chain });
      return chain;
    });
