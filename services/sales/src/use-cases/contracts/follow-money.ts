import { isSettled, type Money } from '../../domain/money';
import { contractPaid } from '../../domain/order/fulfil-order';
import type { DeskIn } from '../at-the-desk';
import type { OrderDesk } from '../orders/order-desk';

/** What finance knows of a contract after one of its events, and the version of its own record of it. */
export type ContractMoney = { readonly contractId: string; readonly version: number } & (
  | { readonly about: 'collections'; readonly received: Money; readonly outstanding: Money }
  | { readonly about: 'invoices'; readonly invoiced: Money }
);

export interface MoneyDesk extends Pick<OrderDesk, 'shippedOrders' | 'saveOrder'> {
  /** False for what is older than what is known. */
  keepMoney(money: ContractMoney): Promise<boolean>;
}

interface Needs<Tx> {
  readonly deskIn: DeskIn<Tx, MoneyDesk>;
  readonly now: () => Date;
}

/** SL-8, SL-9: amounts are projections of finance's events; shipped orders of a paid contract are complete. */
export const makeFollowMoney =
  <Tx>({ deskIn, now }: Needs<Tx>) =>
  async (tx: Tx, money: ContractMoney): Promise<void> => {
    const desk = deskIn(tx);
    const isNews = await desk.keepMoney(money);
    if (!isNews || money.about !== 'collections' || !isSettled(money.outstanding.amount)) return;
    for (const order of await desk.shippedOrders(money.contractId)) {
      const change = contractPaid(order, now());
      if (change) await desk.saveOrder(order, change);
    }
  };
