import type { Outbox } from '@tributary/messaging/postgres';
import { inTransaction, type PostgresStore, type Tx } from '@tributary/stores/postgres';
import type { AtTheDesk } from '../../use-cases/at-the-desk';
import { approvalRequestsDesk } from './approval-requests';
import { contractsDesk } from './contracts';
import { customerOwnersDesk } from './customer-owners';
import { customersDesk } from './customers';
import { documentNumbers } from './document-numbers';
import { opportunitiesDesk } from './opportunities';
import { ordersDesk } from './orders';
import { quotesDesk } from './quotes';

/** Told after a commit that left something to be asked of another service. */
export interface Wakes {
  readonly onApprovalRequest: () => void;
  readonly onFulfilment: () => void;
}

/** Everything that can be done in one transaction; a use case is given the part it asks for. */
export const salesDeskIn = (outbox: Outbox, wakes: Wakes) => (tx: Tx) => ({
  ...customersDesk(tx),
  ...customerOwnersDesk(tx, outbox),
  ...opportunitiesDesk(tx, outbox),
  ...quotesDesk(tx, outbox),
  ...contractsDesk(tx, outbox),
  ...approvalRequestsDesk(tx, wakes.onApprovalRequest),
  ...ordersDesk(tx, outbox, wakes.onFulfilment),
  ...documentNumbers(tx),
});

export type SalesDesk = ReturnType<ReturnType<typeof salesDeskIn>>;

export const makeSalesDesk =
  (store: PostgresStore, deskIn: (tx: Tx) => SalesDesk): AtTheDesk<SalesDesk> =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(deskIn(tx)));
