import { type Actor, isRefusal } from '@tributary/service-kit';
import { documentNumber, yearOf } from '../../domain/document-number';
import { placeOrder, type Wanted } from '../../domain/order/place-order';
import type { SalesPolicy } from '../../domain/policy';
import { type AtTheDesk, notFound } from '../at-the-desk';
import type { ContractDesk } from '../contracts/contract-desk';
import type { NumberDesk } from '../number-desk';
import type { OrderDesk } from './order-desk';

export interface PlaceOrder {
  readonly contractId: string;
  /** Empty for all that is left. */
  readonly lines: readonly Wanted[];
}

type PlacingDesk = Pick<ContractDesk, 'contract'> & Pick<OrderDesk, 'placedLines' | 'addOrder'> & NumberDesk;

interface Needs {
  readonly atTheDesk: AtTheDesk<PlacingDesk>;
  readonly policy: SalesPolicy;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** SL-9: two who order from one contract take turns, so that together they never order more than it holds. */
export const makePlaceOrder =
  ({ atTheDesk, policy, newId, now }: Needs) =>
  (actor: Actor, { contractId, lines }: PlaceOrder) =>
    atTheDesk(actor, async (desk) => {
      const contract = await desk.contract(contractId);
      if (!contract) return notFound;
      const placed = await desk.placedLines(contractId);
      const year = yearOf(now(), policy.timeZone);
      const number = documentNumber('O', year, await desk.nextNumber('O', year));
      const outcome = placeOrder(contract, placed, lines, { orderId: newId(), number }, now());
      if (isRefusal(outcome)) return outcome;
      await desk.addOrder(outcome);
      return outcome.order;
    });
