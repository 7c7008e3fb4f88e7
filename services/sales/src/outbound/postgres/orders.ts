import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import { type Fulfilment, type Step, stepNames } from '../../domain/order/fulfilment-steps';
import type { Order, OrderLine } from '../../domain/order/order';
import type { OrderDesk } from '../../use-cases/orders/order-desk';
import { customerColumn, moneyColumn } from './sql';

export interface OrderRow extends Omit<Order, 'fulfilment'> {
  readonly steps: readonly (Omit<Step, 'changedAt'> & { readonly step: keyof Fulfilment; readonly changedAt: string })[] | null;
}

export const orderColumns = `
  order_id as "orderId", number, contract_id as "contractId", ${customerColumn}, lines,
  ${moneyColumn('total', 'currency', 'total')}, state, cancel_reason as "cancelReason", owner_id as "ownerId",
  team_path as "teamPath", version, created_at as "createdAt",
  (select json_agg(json_build_object('step', s.step, 'state', s.state, 'attempts', s.attempts, 'reason', s.reason,
                                     'changedAt', s.changed_at))
     from fulfilment_steps s where s.order_id = orders.order_id) as steps`;

export const orderOf = ({ steps, ...row }: OrderRow): Order => ({
  ...row,
  fulfilment: Object.fromEntries(
    (steps ?? []).map(({ step, changedAt, ...rest }) => [step, { ...rest, changedAt: new Date(changedAt) }]),
  ),
});

export function ordersDesk(tx: Tx, outbox: Outbox, wake: () => void): OrderDesk {
  const order = async (orderId: string): Promise<Order | undefined> => {
    // Two statements: one that waited for the lock would show the steps as they were before the wait.
    await tx.one(`select 1 from orders where order_id = $1 for update`, [orderId]);
    const row = await tx.one<OrderRow>(`select ${orderColumns} from orders where order_id = $1`, [orderId]);
    return row && orderOf(row);
  };

  const saveSteps = async ({ orderId, fulfilment }: Order): Promise<void> => {
    const steps = stepNames.flatMap((step) => (fulfilment[step] ? [{ step, ...fulfilment[step] }] : []));
    await tx.run(
      `insert into fulfilment_steps as s (order_id, step, state, attempts, reason, changed_at, due_at)
       select $1, step, state, attempts, reason, changed_at,
              case when state = 'pending' and step in ('reserve', 'release') then changed_at end
         from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
              as row (step, state, attempts, reason, changed_at)
       on conflict (order_id, step) do update
          set state = excluded.state, attempts = excluded.attempts, reason = excluded.reason, changed_at = excluded.changed_at,
              due_at = case when excluded.state = 'pending' then coalesce(s.due_at, excluded.due_at) end`,
      [
        orderId,
        steps.map(({ step }) => step),
        steps.map(({ state }) => state),
        steps.map(({ attempts }) => attempts),
        steps.map(({ reason }) => reason),
        steps.map(({ changedAt }) => changedAt),
      ],
    );
    tx.afterCommit(wake);
  };

  return {
    order,

    placedLines: async (contractId) => {
      const rows = await tx.many<{ lines: readonly OrderLine[] }>(
        `select lines from orders where contract_id = $1 and state <> 'cancelled'`,
        [contractId],
      );
      return rows.flatMap(({ lines }) => lines);
    },

    shippedOrders: async (contractId) => {
      const rows = await tx.many<{ orderId: string }>(
        `select order_id as "orderId" from orders where contract_id = $1 and state = 'shipped' order by order_id for update`,
        [contractId],
      );
      const orders: Order[] = [];
      for (const { orderId } of rows) {
        const shipped = await order(orderId);
        if (shipped) orders.push(shipped);
      }
      return orders;
    },

    addOrder: async ({ order: placed, events }) => {
      const { orderId, number, contractId, customer, lines, total, ownerId, teamPath, createdAt, version } = placed;
      await tx.run(
        `insert into orders (order_id, state, cancel_reason, version, number, contract_id, customer_id, customer_made_with,
                             lines, total, currency, owner_id, team_path, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          ...movingValues(placed),
          ...[number, contractId, customer.id, customer.madeWithId, JSON.stringify(lines), total.amount, total.currency],
          ...[ownerId, teamPath, createdAt],
        ],
      );
      await saveSteps(placed);
      const after = { number, contractId, total: `${total.amount} ${total.currency}` };
      await audit(tx, { action: 'order.placed', entity: 'order', entityId: orderId, after });
      await outbox.add(tx, { aggregate: orderId, version }, events);
    },

    saveOrder: async (before, { order: after, events }) => {
      await tx.run(`update orders set state = $2, cancel_reason = $3, version = $4 where order_id = $1`, movingValues(after));
      await saveSteps(after);
      await audit(tx, {
        action: 'order.changed',
        entity: 'order',
        entityId: after.orderId,
        before: { state: before.state },
        after: { state: after.state },
      });
      await outbox.add(tx, { aggregate: after.orderId, version: after.version }, events);
    },
  };
}

const movingValues = ({ orderId, state, cancelReason, version }: Order): readonly unknown[] => [
  orderId,
  state,
  cancelReason,
  version,
];
