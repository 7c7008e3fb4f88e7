import type { Actor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import type { FulfilmentQueue, LeasedStep } from '../../use-cases/orders/fulfil-orders';

export const fulfilmentQueue = (store: PostgresStore, service: Actor): FulfilmentQueue => ({
  // The order's row is held as well: whoever cancels it knows for sure whether inventory has been asked.
  lease: (limit, now, until) =>
    inTransaction(store, service, (tx) =>
      tx.many<LeasedStep>(
        `with due as (
           select s.order_id, s.step, o.lines
             from fulfilment_steps s join orders o on o.order_id = s.order_id
            where s.state = 'pending' and s.due_at <= $2
            order by s.due_at limit $1 for update of o, s skip locked
         )
         update fulfilment_steps s set attempts = s.attempts + 1, due_at = $3
           from due where due.order_id = s.order_id and due.step = s.step
         returning s.order_id as "orderId", s.step, s.attempts, due.lines`,
        [limit, now, until],
      ),
    ),

  postpone: ({ orderId, step }, reason, until) =>
    inTransaction(store, service, async (tx) => {
      await tx.one(`select 1 from orders where order_id = $1 for update`, [orderId]);
      await tx.run(
        `update fulfilment_steps set reason = $3, due_at = $4 where order_id = $1 and step = $2 and state = 'pending'`,
        [orderId, step, reason, until],
      );
    }),
});
