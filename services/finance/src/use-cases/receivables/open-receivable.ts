import type { FinancePolicy } from '../../domain/policy';
import { openReceivable, type Receivable, type SignedContract } from '../../domain/receivable/receivable';

interface Needs<Tx> {
  /** Does nothing when the contract has one. Its customer may have been merged meanwhile. */
  readonly add: (tx: Tx, receivable: Receivable) => Promise<void>;
  readonly policy: FinancePolicy;
}

/** FN-1, SL-14: a signed contract is money to come. */
export const makeOpenReceivable =
  <Tx>({ add, policy }: Needs<Tx>) =>
  (tx: Tx, contract: SignedContract): Promise<void> =>
    add(tx, openReceivable(contract, policy));
